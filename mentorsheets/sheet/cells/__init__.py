"""What people type into one kind of cell, and what is understood by it. A guess is told, never hidden."""
