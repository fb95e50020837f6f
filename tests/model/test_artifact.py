import io
import os
import zipfile

import pytest
import torch

from app.paths import DEFAULT_MODEL, DEMO_SOUND
from model import artifact
from model.spec.errors import ArtifactError
from model.spec.metadata import Metadata
from model.spec.waveform import read_waveform


@pytest.fixture
def path(tmp_path):
    return tmp_path / "내 모델" / "숫자.pt"


@pytest.fixture
def saved(path, recognizer, metadata):
    artifact.save(recognizer, metadata, path)
    return path


@pytest.mark.parametrize("samples", [320, 5_000, 16_000, 41_234])
def test_eager_scripted_and_reloaded_agree(saved, recognizer, samples):
    waveform = torch.randn(2, samples, generator=torch.Generator().manual_seed(samples)) * 0.1
    scripted, reloaded = artifact.script(recognizer), artifact.load(saved)
    with torch.inference_mode():
        eager = recognizer(waveform)
        assert torch.allclose(eager, scripted(waveform), atol=1e-5)
        assert torch.allclose(eager, reloaded.log_probs(waveform), atol=1e-5)


def test_the_reloaded_stream_agrees_with_the_reloaded_clip(saved):
    loaded = artifact.load(saved)
    waveform = torch.randn(1, 320 * 20, generator=torch.Generator().manual_seed(1)) * 0.1
    state, parts = loaded.initial_state(), []
    for chunk in waveform.split(640, dim=1):
        log_probs, state = loaded.stream(chunk, state)
        parts.append(log_probs)
    assert torch.allclose(torch.cat(parts, dim=1), loaded.log_probs(waveform), atol=1e-5)


def test_small_enough_and_readable_without_torch(saved, metadata):
    assert saved.stat().st_size <= 1_000_000
    with zipfile.ZipFile(saved) as archive:
        [name] = [name for name in archive.namelist() if name.endswith("metadata.json")]
        assert Metadata.from_json(archive.read(name)) == metadata


def test_the_state_dict_beside_it_gives_the_model_back(saved, recognizer):
    again = artifact.load_recognizer(saved).eval()
    waveform = torch.randn(1, 3_200)
    with torch.inference_mode():
        assert torch.equal(again(waveform), recognizer(waveform))


def test_saving_does_not_change_the_model(path, recognizer, metadata):
    recognizer.train()
    artifact.save(recognizer, metadata, path)
    assert recognizer.training


def write_text(path):
    path.write_text("모델이 아닙니다")


def write_nothing(path):
    path.write_bytes(b"")


def write_zip(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x/readme", "a zip of something else")


def write_zip_with_metadata(path):
    metadata = Metadata(model_version="x", temperature=1.0, digit_threshold=0.5, lookahead_seconds=0.0)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x/extra/metadata.json", metadata.to_json())


def write_state_dict(path):
    torch.save({"weights": torch.zeros(3)}, path)


def write_other_script(path):
    """A TorchScript file of another model; its metadata is missing, which torch itself would not say."""

    class Other(torch.nn.Module):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return x

    torch.jit.save(torch.jit.script(Other()), str(path))


def write_other_script_with_metadata(path):
    class Other(torch.nn.Module):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return x

    metadata = Metadata(model_version="x", temperature=1.0, digit_threshold=0.5, lookahead_seconds=0.0)
    torch.jit.save(torch.jit.script(Other()), str(path), _extra_files={"metadata.json": metadata.to_json()})


def write_script_with_other_arguments(path):
    class Other(torch.nn.Module):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return x

        @torch.jit.export
        def stream(self, x: torch.Tensor) -> torch.Tensor:
            return x

        @torch.jit.export
        def initial_state(self) -> torch.Tensor:
            return torch.zeros(1)

    metadata = Metadata(model_version="x", temperature=1.0, digit_threshold=0.5, lookahead_seconds=0.0)
    torch.jit.save(torch.jit.script(Other()), str(path), _extra_files={"metadata.json": metadata.to_json()})


@pytest.mark.parametrize(
    "write",
    [
        write_script_with_other_arguments,
        write_text,
        write_nothing,
        write_zip,
        write_zip_with_metadata,
        write_state_dict,
        write_other_script,
        write_other_script_with_metadata,
    ],
)
def test_what_is_no_model_is_refused(tmp_path, write):
    path = tmp_path / "x.pt"
    write(path)
    with pytest.raises(ArtifactError):
        artifact.load(path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_model_cut_short_is_refused(saved, share):
    content = saved.read_bytes()
    saved.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(ArtifactError):
        artifact.load(saved)


def test_flipped_bits_are_refused(saved):
    content = bytearray(saved.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = os.urandom(64)
    saved.write_bytes(content)
    with pytest.raises(ArtifactError):
        artifact.load(saved)


def test_a_newer_format_is_named(tmp_path, recognizer):
    newer = Metadata(model_version="x", temperature=1.0, digit_threshold=0.5, lookahead_seconds=0.0, format_version=99)
    artifact.save(recognizer, newer, tmp_path / "new.pt")
    with pytest.raises(ArtifactError, match="99"):
        artifact.load(tmp_path / "new.pt")


def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(ArtifactError, match="없는 모델"):
        artifact.load(tmp_path / "없는 모델.pt")
    with pytest.raises(ArtifactError):
        artifact.load_recognizer(tmp_path / "없는 모델.pt")


def test_a_full_disk_leaves_the_old_model_and_no_litter(saved, recognizer, metadata, monkeypatch):
    before = {path.name: path.read_bytes() for path in saved.parent.iterdir()}

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ArtifactError, match="No space left"):
        artifact.save(recognizer, metadata, saved)
    assert {path.name: path.read_bytes() for path in saved.parent.iterdir()} == before


def test_metadata_is_read_from_any_file_object(saved, metadata):
    assert artifact.read_metadata(io.BytesIO(saved.read_bytes())) == metadata


def test_the_bundled_model_is_what_its_state_dict_says():
    """Trained weights are larger than random ones, and so are the differences that a careless export makes."""
    eager, loaded = artifact.load_recognizer(DEFAULT_MODEL).eval(), artifact.load(DEFAULT_MODEL)
    waveform = torch.from_numpy(read_waveform(DEMO_SOUND))[None]
    with torch.inference_mode():
        expected = eager(waveform)
    assert torch.allclose(expected, loaded.log_probs(waveform), atol=1e-5, rtol=0)
    assert torch.allclose(expected, artifact.script(eager)(waveform), atol=1e-5, rtol=0)
    state, parts = loaded.initial_state(), []
    for chunk in waveform[:, : waveform.size(1) // 320 * 320].split(320, dim=1):
        log_probs, state = loaded.stream(chunk, state)
        parts.append(log_probs)
    streamed = torch.cat(parts, dim=1)
    assert torch.allclose(streamed.exp(), expected[:, : streamed.size(1)].exp(), atol=1e-5, rtol=0)


def test_the_bundled_model_names_no_folder_of_whoever_made_it():
    with zipfile.ZipFile(DEFAULT_MODEL) as archive:
        assert not [name for name in archive.namelist() if name.endswith("debug_pkl")]
        assert not [name for name in archive.namelist() if b"site-packages" in archive.read(name)]
