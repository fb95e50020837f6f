from model.spec.confusion import confusion_matrix, confusion_table


def test_rows_are_said_and_columns_heard():
    matrix = confusion_matrix([1, 1, 9], [1, 2, 9])
    assert matrix[1, 1] == matrix[1, 2] == matrix[9, 9] == 1
    assert matrix.sum() == 3
    assert confusion_table(matrix).splitlines()[2] == "   1    0    1    1    0    0    0    0    0    0    0"
