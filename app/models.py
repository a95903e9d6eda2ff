"""Imports every table, so that migrations and tests see all of them. Nothing else may import this."""

from app.accounts.models import StaffSession, User
from app.content.models import Edition
from app.play.models import Event, Standing
from app.tours.models import Device, Group, Tour

__all__ = ["Device", "Edition", "Event", "Group", "StaffSession", "Standing", "Tour", "User"]
