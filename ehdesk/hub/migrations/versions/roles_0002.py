"""What each practitioner does in the authority: who may publish forms."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Everybody is a practitioner until somebody says more."""
    op.execute("ALTER TABLE practitioner ADD COLUMN role text NOT NULL DEFAULT 'practitioner'")
