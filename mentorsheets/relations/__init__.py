"""The life of a relationship: what is due to whom on a day, and why; pure, with the day as an argument."""
