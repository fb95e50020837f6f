import pytest

from app.cli import run
from app.core.recognizer import load_classifier
from app.paths import DEFAULT_MODEL


@pytest.fixture
def sutja(capsys):
    """Run the command line in this process; gives exit status, standard output, standard error."""

    def call(*arguments):
        status = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


@pytest.fixture(scope="session", autouse=True)
def model_in_memory():
    """Load the bundled model once for all."""
    loaded = load_classifier(DEFAULT_MODEL)
    with pytest.MonkeyPatch.context() as patch:
        import app.cli.classify
        import app.cli.listen

        def load(path):
            return loaded if path == DEFAULT_MODEL else load_classifier(path)

        patch.setattr(app.cli.classify, "load_classifier", load)
        patch.setattr(app.cli.listen, "load_classifier", load)
        yield
