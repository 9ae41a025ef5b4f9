"""`doctor`: what stands in the way of a programme, looked for before anything is sent."""
