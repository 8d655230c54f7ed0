#!/usr/bin/python3
"""Prints what assistive technology is told about the window of a process: a JSON array of {role, name, states}.

Usage: accessibility_tree.py PID [ROLE ...]     only these roles, as AT-SPI names them; all without
"""

import json
import sys

import pyatspi

pid, roles = int(sys.argv[1]), set(sys.argv[2:])


def below(node):
    yield node
    for child in node:
        if child is not None:
            yield from below(child)


desktop = pyatspi.Registry.getDesktop(0)
windows = [app for app in desktop if app is not None and app.get_process_id() == pid]
found = [
    {
        "role": node.getRoleName(),
        "name": node.name or "",
        "states": [pyatspi.stateToString(state) for state in node.getState().getStates()],
    }
    for app in windows
    for node in below(app)
    if not roles or node.getRoleName() in roles
]
json.dump(found, sys.stdout)
