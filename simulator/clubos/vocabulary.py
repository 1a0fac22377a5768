"""The CRM's own numbers and words for statuses, roles and outcomes (fact sheet 4.2, 5.6)."""

from typing import Final

MEMBER_STATUSES: Final = {
    1: "Lead",
    11: "Web Lead",
    10: "Referral",
    19: "Lead - Remarketing",
    2: "Appt Booked",
    12: "Appt No Show",
    4: "Active Guest",
    5: "Expired Guest",
    3: "Missed Guest",
    20: "Paid Pass",
    22: "Lost Join",
    6: "Member",
    25: "Member - At Risk",
    13: "Member - Pending Cancel",
    14: "Member - Freeze",
    17: "Member - Delinquent",
    18: "Member - Agreement Ending",
    7: "Inactive - Expired",
    15: "Inactive - Canceled",
    16: "Inactive - Collections",
    8: "Not Interested",
}
ROLES: Final = {
    2: "Club Admin",
    3: "Location Manager",
    4: "Salesperson",
    5: "Front Desk",
    6: "Trainer",
    7: "Member",
    99: "Prospect",
}
ROLE_ICONS: Final = {
    2: "icon_club_admin.png",
    3: "icon_location_manager.png",
    4: "icon_salesperson.png",
    5: "icon_front_desk.png",
    6: "icon_trainer.png",
    7: "icon_client.png",
    99: "icon_sales_lead.png",
}
OUTCOMES: Final = {
    "1": "Spoke With",
    "2": "Left Message",
    "3": "No Answer",
    "4": "Scheduled Appointment",
    "8": "Transfer",
    "12": "Override",
}
REASONS: Final = {"7": "Stop contact request", "10": "Unreachable", "5": "Duplicate", "9": "Test"}
DURATIONS: Final = {"1": "15 minutes", "2": "30 minutes", "3": "45 minutes", "4": "60 minutes"}
REMINDERS: Final = {"0": "None", "60": "1 hour before", "120": "2 hours before", "1440": "1 day before"}
EVENT_TYPES: Final = {
    "ORIENTATION": "Fitness Consultation",
    "APPOINTMENT": "Appointment",
    "PERSONAL_TRAINING": "Personal Training",
    "SMALL_GROUP_TRAINING": "Small Group Training",
}
ASSETS: Final = "https://assets.club-os.example/web/24.8.1"
EMAIL_PLACEHOLDER: Final = "<p>Type message here...</p>"
NOTES_PLACEHOLDER: Final = "Type notes here..."
