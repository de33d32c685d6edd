"""What `the same tables` compares: two collections are the same when this is."""

from dashboard.corpus.base_tables import Layers
from dashboard.corpus.schema import BASE, DERIVED
from dashboard.corpus.store import Store


def tables_of(path):
    """Return all tables of a corpus as sorted rows: what "the same tables" compares."""
    store = Store(path)
    manifest = store.manifest()
    layers = Layers.shown(store, manifest)
    tables = {name: layers.table(name) for name in BASE}
    tables |= {name: store.read(name, [str(manifest.derived)]) for name in DERIVED}
    return {name: sorted(map(repr, rows.to_pylist())) for name, rows in tables.items()}
