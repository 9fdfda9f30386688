import hashlib
import json

import pytest

from service.encoder.onnx_export import check_exportable
from service.encoder.weights import ModelFolder, check, find_model
from service.errors import Misconfigured, ModelUnavailable


def write_model(path, weights=b"weights", **config):
    bert = {"model_type": "bert", "hidden_act": "gelu", **config}
    modules = [{"type": f"sentence_transformers.models.{name}"} for name in ("Transformer",)]
    pooling = path / "1_Pooling"
    pooling.mkdir(parents=True)
    (path / "model.safetensors").write_bytes(weights)
    (path / "config.json").write_text(json.dumps(bert))
    (path / "modules.json").write_text(json.dumps(modules))
    (pooling / "config.json").write_text('{"pooling_mode_mean_tokens": true}')
    return path


def test_other_weights_than_the_pinned_ones_are_refused_with_both_hashes(tmp_path):
    file = tmp_path / "model.safetensors"
    file.write_bytes(b"altered")
    found = hashlib.sha256(b"altered").hexdigest()
    with pytest.raises(ModelUnavailable, match=rf"{found}.*{'0' * 64}"):
        check(file, "0" * 64)


def test_the_packaged_model_is_found_and_is_the_pinned_one():
    folder = find_model("")
    assert folder.packaged
    assert (folder.path / "model.safetensors").is_file()


def test_a_folder_is_taken_as_it_is(tmp_path):
    folder = find_model(str(write_model(tmp_path / "My Model")))
    assert (folder.name, folder.packaged) == ("my-model", False)


@pytest.mark.parametrize("changed", ["model.safetensors", "config.json", "1_Pooling/config.json"])
def test_any_file_that_shapes_vectors_changes_the_generation(tmp_path, changed):
    path = write_model(tmp_path / "model")
    before = find_model(str(path)).generation("torch", "fp32")
    with (path / changed).open("ab") as stream:
        stream.write(b" ")
    assert find_model(str(path)).generation("torch", "fp32") != before


def test_a_readme_does_not_change_the_generation(tmp_path):
    path = write_model(tmp_path / "model")
    before = find_model(str(path)).generation("torch", "fp32")
    (path / "README.md").write_text("about this model")
    assert find_model(str(path)).generation("torch", "fp32") == before


def test_a_name_that_was_never_downloaded_is_told():
    with pytest.raises(ModelUnavailable, match="neither a folder nor a model downloaded"):
        find_model("nobody/no-such-model")


def test_pickled_weights_do_not_count_as_weights(tmp_path):
    path = write_model(tmp_path / "model")
    (path / "model.safetensors").rename(path / "pytorch_model.bin")
    with pytest.raises(ModelUnavailable, match="safetensors"):
        find_model(str(path))


def test_a_folder_without_its_settings_is_told(tmp_path):
    folder = ModelFolder("empty", tmp_path, "0", packaged=False)
    with pytest.raises(ModelUnavailable, match=r"config\.json"):
        check_exportable(folder)


def test_a_plain_bert_can_be_exported(tmp_path):
    check_exportable(find_model(str(write_model(tmp_path / "model"))))


@pytest.mark.parametrize(
    ("setting", "value", "fault"),
    [
        ("model_type", "mpnet", "architecture"),
        ("hidden_act", "relu", "activation"),
        ("position_embedding_type", "relative_key", "positions"),
    ],
)
def test_what_the_graph_cannot_do_is_refused_by_name(tmp_path, setting, value, fault):
    path = write_model(tmp_path / "model", **{setting: value})
    with pytest.raises(Misconfigured, match=fault):
        check_exportable(find_model(str(path)))
