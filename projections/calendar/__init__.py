"""The reporting calendar (lịch báo cáo): what is owed, by whom, by when, and what was given."""
