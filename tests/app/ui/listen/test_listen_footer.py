import pytest

from app.ui.listen.listen_footer import ListenFooter


@pytest.fixture
def footer(qtbot):
    footer = ListenFooter()
    qtbot.addWidget(footer)
    footer.show()
    return footer


def test_it_tells_as_many_keys_as_fit_in_a_line(footer):
    footer.resize(2000, 40)
    every = footer.text()
    assert every.count("·") == 4
    footer.resize(300, 40)
    some = footer.text()
    assert every.startswith(some)
    assert 0 <= some.count("·") < 4
    assert footer.fontMetrics().horizontalAdvance(some) <= 300


def test_a_notice_stays_whole_and_gives_way_to_the_keys(footer, qtbot):
    footer.resize(300, 80)
    keys = footer.text()
    footer.show_notice("A sentence that is longer than one line of so narrow a window can be.")
    footer.resize(310, 80)
    assert footer.text().endswith("can be.")
    footer.show_keys()
    assert footer.text() == keys
