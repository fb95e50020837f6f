from model.spec.content import key_of


def test_the_key_is_of_the_content(tmp_path):
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "b").write_bytes(b"x")
    (tmp_path / "c").write_bytes(b"y")
    assert key_of(tmp_path / "a") == key_of(tmp_path / "b") != key_of(tmp_path / "c")
    assert len(key_of(tmp_path / "a")) == 32
    assert key_of(tmp_path / "missing") == ""
