"""Changes to what is known of people."""

from sayso.journey.people.actions.add_people import NewPerson, add_people, add_person

__all__ = ["NewPerson", "add_people", "add_person"]
