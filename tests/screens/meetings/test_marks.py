"""Meetings that are marked keep the order of marking."""

from screens.meetings.marks import FURTHER, Marks


def test_marks_are_numbered_in_the_order_of_marking():
    marks = Marks()
    for meeting in (30, 10, 20):
        marks.turn(meeting)
    assert [marks.sign(meeting) for meeting in (10, 20, 30, 40)] == ["2", "3", "1", " "]
    marks.turn(10)
    assert list(marks) == [30, 20]
    marks.drop(30)
    marks.drop(30)
    assert (marks.sign(20), len(marks)) == ("1", 1)
    marks.clear()
    assert not marks


def test_a_number_is_one_character():
    marks = Marks()
    for meeting in range(12):
        marks.turn(meeting)
    assert "".join(marks.sign(meeting) for meeting in range(12)) == "123456789" + FURTHER * 3
