"""Definition files read into checked objects: assessments, stars, wording."""
