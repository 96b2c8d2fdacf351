"""What comes next with a family."""

from dataclasses import replace

from ehdesk.domain.journey import Step, WorkSoFar, next_step

NOTHING = WorkSoFar(
    members=0,
    has_agreement=False,
    has_assessment=False,
    is_assessment_complete=False,
    readings=0,
    has_unfinished_reading=False,
    actions=0,
)


def test_the_steps_come_one_after_the_other():
    people = replace(NOTHING, members=2)
    agreed = replace(people, has_agreement=True)
    begun = replace(agreed, has_assessment=True)
    complete = replace(begun, is_assessment_complete=True)
    placed = replace(complete, readings=1)
    planned = replace(placed, actions=1)
    assert [next_step(work) for work in (NOTHING, people, agreed, begun, complete, placed, planned)] == [
        Step.ADD_PEOPLE,
        Step.WRITE_AGREEMENT,
        Step.START_ASSESSMENT,
        Step.CARRY_ON_ASSESSMENT,
        Step.MAKE_STAR,
        Step.MAKE_PLAN,
        Step.PRINT_PLAN,
    ]


def test_an_assessment_that_was_begun_without_an_agreement_is_carried_on():
    work = replace(NOTHING, members=1, has_assessment=True)
    assert next_step(work) is Step.CARRY_ON_ASSESSMENT
