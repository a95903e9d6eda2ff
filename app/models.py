"""Imports every table, so that migrations and tests see all of them. Nothing else may import this."""

from app.accounts.models import OwedCode, RecoveryCode, SecondFactor, StaffDeed, StaffSession, User
from app.content.models import Edition, Publication
from app.live.helper_models import HelperLink
from app.play.models import Event, Standing
from app.studio.models import StudioDocument, StudioSave
from app.tours.models import Device, Group, Tour

__all__ = [
    "Device",
    "Edition",
    "Event",
    "Group",
    "HelperLink",
    "OwedCode",
    "Publication",
    "RecoveryCode",
    "SecondFactor",
    "StaffDeed",
    "StaffSession",
    "Standing",
    "StudioDocument",
    "StudioSave",
    "Tour",
    "User",
]
