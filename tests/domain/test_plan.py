"""A plan as recorded, also when goals and actions do not fit together."""

from ehdesk.domain.plan import plan_from
from tests.builders import new_id

GOAL, GONE, ACTION, STRAY = (new_id() for _ in range(4))
ACTIONS = [(ACTION, {"goal": GOAL, "what": "Call the school"}), (STRAY, {"goal": GONE, "what": "Ring the refuge"})]


def test_an_action_stands_with_its_goal():
    plan = plan_from({}, [(GOAL, {"words": "Calm mornings"})], ACTIONS)
    assert [action.id for action in plan.goals[0].actions] == [ACTION]


def test_what_is_to_be_done_for_a_goal_that_was_taken_away_is_kept_in_sight_and_out_of_the_plan():
    plan = plan_from({}, [(GOAL, {"words": "Calm mornings"})], ACTIONS)
    assert [(goal.id, goal.actions[0].what) for goal in plan.taken_away] == [(GONE, "Ring the refuge")]
    assert [action.id for action in plan.actions] == [ACTION]


def test_a_goal_without_actions_that_was_taken_away_is_gone():
    assert plan_from({}, [], []).taken_away == ()
