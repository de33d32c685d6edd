"""What `the same tables` compares: two collections are the same when this is."""

from dashboard.corpus.schema import BASE, DERIVED
from dashboard.corpus.store import Store


def tables_of(path):
    """Return all tables of a corpus as sorted rows: what "the same tables" compares."""
    store = Store(path)
    manifest = store.manifest()
    derived = (str(manifest.derived),)
    folders = {**dict.fromkeys(BASE, manifest.segments), **dict.fromkeys(DERIVED, derived)}
    return {
        table: sorted(map(repr, store.read(table, where).to_pylist()))
        for table, where in folders.items()
    }
