"""The artefact: one TorchScript file with the graph and its metadata. The only use of ``torch.jit``.

TorchScript is deprecated upstream. A state dict lies beside each artefact, so that the weights can move to
``torch.export`` without training again; no other file of the project needs to change then.
"""

import io
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

import torch
from torch import Tensor

from model.recognizer import Recognizer
from model.spec import files
from model.spec.errors import ArtifactError
from model.spec.faults import reason_of
from model.spec.metadata import Metadata, damaged
from model.spec.tokens import FRAME_SAMPLES, TOKENS

METADATA: Final = "metadata.json"

# Modules of these methods are entry points of the saved graph beside ``forward``.
torch.jit.export(Recognizer.stream)
torch.jit.export(Recognizer.initial_state)


@dataclass(frozen=True, slots=True)
class Artifact:
    """A loaded model, ready to run on the CPU."""

    graph: torch.jit.ScriptModule
    """``forward``, ``stream`` and ``initial_state`` of `model.recognizer.Recognizer`."""

    metadata: Metadata
    """What the file says about itself."""

    def log_probs(self, waveform: Tensor) -> Tensor:
        """Return log-probabilities [shape=(batch, frames, 12)] of waveforms [shape=(batch, samples)]."""
        with torch.inference_mode():
            output: Tensor = self.graph(waveform)
        return output

    def stream(self, waveform: Tensor, state: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """Return log-probabilities of the next chunk [shape=(1, 320 · frames)] and the new state."""
        with torch.inference_mode():
            output: tuple[Tensor, list[Tensor]] = self.graph.stream(waveform, state)
        return output

    def initial_state(self) -> list[Tensor]:
        """Return the state of a stream that has not begun."""
        with torch.inference_mode():
            state: list[Tensor] = self.graph.initial_state(1)
        return state


def save(recognizer: Recognizer, metadata: Metadata, path: Path) -> None:
    """Write the artefact and, beside it, its state dict; each appears whole or not at all.

    Parameters
    ----------
    recognizer : Recognizer
        The trained model; it is not changed.
    metadata : Metadata
    path : Path
        Of the artefact; the state dict takes its stem and ``.state.pt``.

    Raises
    ------
    ArtifactError
        If the folder cannot be written or the disk is full. What was there before stays.
    """
    check_writable(path)
    graph, state = io.BytesIO(), io.BytesIO()
    with warnings.catch_warnings():
        _expect_deprecation()
        torch.jit.save(script(recognizer), graph, _extra_files={METADATA: metadata.to_json().encode()})
    torch.save(recognizer.state_dict(), state)
    try:
        files.write_atomically(state_path(path), state.getvalue())
        files.write_atomically(path, _without_sources(graph))
    except OSError as error:
        raise _not_saved(path, error) from None


def _without_sources(graph: io.BytesIO) -> bytes:
    """Return the archive of a graph without what is for debuggers: it names folders of this computer, and its user."""
    content = io.BytesIO()
    with zipfile.ZipFile(graph) as whole, zipfile.ZipFile(content, "w") as archive:
        for entry in whole.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                archive.writestr(entry, whole.read(entry))
    return content.getvalue()


def _not_saved(path: Path, error: OSError) -> ArtifactError:
    return ArtifactError(
        korean=f"모델을 저장할 수 없습니다: {path} ({reason_of(error)}). 디스크 공간과 쓰기 권한을 확인하세요.",
        english=f"The model cannot be saved to {path} ({reason_of(error)}). Check the disk space and permissions.",
    )


def check_writable(path: Path) -> None:
    """Make the folder of an artefact that is to be saved, and see whether it can be written.

    Raises
    ------
    ArtifactError
        If not.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.check_writable(path)
    except OSError as error:
        raise _not_saved(path, error) from None


def script(recognizer: Recognizer) -> torch.jit.ScriptModule:
    """Return the frozen graph of a recogniser in evaluation mode.

    Normalisation is not folded into the weights: that moved log-probabilities by 4e-5, and made nothing faster.
    """
    copy = Recognizer()
    copy.load_state_dict(recognizer.state_dict())
    with warnings.catch_warnings():
        _expect_deprecation()
        scripted = torch.jit.script(copy.eval())
        frozen: torch.jit.ScriptModule = torch.jit.freeze(
            scripted, preserved_attrs=["stream", "initial_state"], optimize_numerics=False
        )
    return frozen


def load(path: Path) -> Artifact:
    """Read an artefact.

    Raises
    ------
    ArtifactError
        If the file is missing, unreadable, damaged, no Sutja model, or of a newer format.
    """
    try:
        with path.open("rb") as file:
            return _load(file)
    except ArtifactError as error:  # it cannot know the file
        raise ArtifactError(korean=f"{path}: {error.text.korean}", english=f"{path}: {error.text.english}") from None
    except OSError as error:
        raise ArtifactError(
            korean=f"모델 파일을 열 수 없습니다: {path} ({reason_of(error)}). 경로를 확인하거나 다시 학습하세요.",
            english=f"The model {path} cannot be opened ({reason_of(error)}). Check the path, or train one again.",
        ) from None


def _load(file: IO[bytes]) -> Artifact:
    metadata = read_metadata(file)
    file.seek(0)
    try:
        with warnings.catch_warnings():
            _expect_deprecation()
            graph = torch.jit.load(file, map_location="cpu")  # type: ignore[no-untyped-call]
        artifact = Artifact(graph=graph, metadata=metadata)
        if not _hears(artifact):
            raise damaged()
    except (RuntimeError, ValueError, AttributeError, TypeError, OverflowError):
        raise damaged() from None
    return artifact


def _hears(artifact: Artifact) -> bool:
    """Whether a graph takes what a recogniser takes and gives what it gives, for a clip and for a stream."""
    silence = torch.zeros(1, FRAME_SAMPLES)
    whole, (stream, _) = artifact.log_probs(silence), artifact.stream(silence, artifact.initial_state())
    return whole.shape == stream.shape == (1, 1, TOKENS)


def read_metadata(file: IO[bytes]) -> Metadata:
    """Read the metadata of an artefact, without torch.

    Torch gives b"" for an entry that is missing, and reads damaged archives up to a point; ``zipfile`` knows.

    Raises
    ------
    ArtifactError
        If there is none, or it cannot be used.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            if archive.testzip() is not None:
                raise damaged()
            [name] = [name for name in archive.namelist() if name.endswith(f"/extra/{METADATA}")]
            return Metadata.from_json(archive.read(name))
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError, OSError):
        raise damaged() from None


def load_recognizer(path: Path) -> Recognizer:
    """Read the state dict beside an artefact into a recogniser that can be trained on.

    Raises
    ------
    ArtifactError
        If it is missing or damaged, or holds the weights of another network than today's.
    """
    weights = state_path(path)
    try:
        with weights.open("rb") as file:
            state: dict[str, Any] = torch.load(file, map_location="cpu", weights_only=True)
        tensors = dict(state)
    except OSError as error:
        raise _no_weights(weights, reason_of(error)) from None
    except (RuntimeError, ValueError, TypeError, EOFError, KeyError, ImportError) as error:
        raise _no_weights(weights, type(error).__name__) from None
    recognizer = Recognizer()
    try:
        recognizer.load_state_dict(tensors)
    except (RuntimeError, AttributeError):
        raise _of_another_network(path) from None
    return recognizer


def _no_weights(path: Path, reason: str) -> ArtifactError:
    return ArtifactError(
        korean=f"이어서 학습하려면 모델 옆에 가중치 파일이 있어야 합니다: {path} ({reason}). "
        "모델과 함께 복사하거나 처음부터 다시 학습하세요.",
        english=f"To learn on, a model needs its weights beside it: {path} ({reason}). Copy them with the model, or "
        "train one from scratch.",
    )


def _of_another_network(path: Path) -> ArtifactError:
    return ArtifactError(
        korean=f"다른 버전의 Sutja가 만든 모델이라 듣기만 되고 이어서 학습할 수는 없습니다: {path}. "
        "처음부터 다시 학습하세요.",
        english=f"The model {path} was made by another version of Sutja: it can listen, but not learn on. "
        "Train one from scratch.",
    )


def state_path(path: Path) -> Path:
    """Return where the state dict of an artefact lies."""
    return path.with_suffix(".state.pt")


def _expect_deprecation() -> None:
    warnings.filterwarnings("ignore", message=".*torch.jit.*", category=DeprecationWarning)
    warnings.filterwarnings("ignore", message=".*torch.jit.*", category=FutureWarning)
