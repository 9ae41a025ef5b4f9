"""What a run needs around it: where things are, the one clock, the log, the schedule, other machines.

Only this room and the commands may read the environment, and only `system_clock` reads the time.
"""
