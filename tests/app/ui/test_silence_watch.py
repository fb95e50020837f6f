from app.ui.silence_watch import SilenceWatch


def readings(watch, peaks, step=0.5):
    return [watch.notices(index * step, peak) for index, peak in enumerate(peaks)]


def test_a_long_silence_is_noticed_once():
    seen = readings(SilenceWatch(), [float("-inf")] * 30)
    assert seen.index(True) == 8  # four seconds at two readings a second
    assert seen.count(True) == 1


def test_a_quiet_room_is_no_silence():
    assert not any(readings(SilenceWatch(), [-80.0] * 30))


def test_a_single_sound_starts_the_count_anew():
    seen = readings(SilenceWatch(), [-120.0] * 7 + [-50.0] + [-120.0] * 8)
    assert not any(seen)


def test_another_source_starts_the_count_anew():
    watch = SilenceWatch()
    readings(watch, [-120.0] * 7)
    watch.reset()
    assert not watch.notices(3.5, -120.0)
    assert not watch.notices(4.0, -120.0)
