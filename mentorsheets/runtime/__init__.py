"""What a run needs around it: where things are, the one clock, the log, the schedule, other machines.

Only this room and the commands may read the environment, and only `system_clock` reads the time. What is
opened by a part of the Config is opened here, so that whoever works with it is handed that alone: the sheet,
the journal, the secret with the desk that signs by it, the templates, and the way out.
"""
