"""Takes mails apart as latchkey-mime does, with Python's own parser: headers, both texts, attachments.

    python_mail.py SECONDS REPETITIONS FILE.eml...

Prints milliseconds a mail, a JSON list with one for each repetition.
"""
import email
import email.policy
import json
import sys
import time


def take_apart(raw):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    found = [message["from"], message["to"], message["subject"], message["date"]]
    for part in message.walk():
        if part.is_multipart():
            continue
        try:
            found.append((part.get_filename(), part.get_content()))
        except (LookupError, ValueError, KeyError):  # a charset or encoding it does not know: kept as it is
            found.append((part.get_filename(), part.get_payload(decode=True)))
    return found


seconds, repetitions = float(sys.argv[1]), int(sys.argv[2])
mails = [open(name, "rb").read() for name in sys.argv[3:]]
times = []
for repetition in range(-1, repetitions):
    started = time.perf_counter()
    done = 0
    while True:
        for raw in mails:
            try:
                take_apart(raw)
            except Exception:  # it does not survive each of them
                pass
        done += len(mails)
        used = time.perf_counter() - started
        if used >= (seconds if repetition >= 0 else seconds / 4):
            break
    if repetition >= 0:
        times.append(used * 1000 / done)
print(json.dumps(times))
