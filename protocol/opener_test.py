"""Holds protocol/opener.py against the committed vectors and against what latchkey-seal-peer seals fresh.

    python3 protocol/opener_test.py build/debug/bin/latchkey-seal-peer
"""
import json
import pathlib
import subprocess
import sys

import opener
from opener import context, insist, verify

TEXT = {"case", "name", "refused", "label", "workspace", "member", "account", "device", "invitation", "granter", "request",
        "recipient", "tier", "role", "origin", "message"}
TEXT_HERE = {"secret-key": {"typed", "written"}, "member": {"secret_key", "password"}, "record": {"text", "kind", "id"},
             "message": {"text", "half"}, "approval": {"text", "code", "device_name"}}


def open_case(case):
    kind = case["case"]
    text = TEXT | TEXT_HERE.get(kind, set())
    c = {name: bytes.fromhex(value) if isinstance(value, str) and name not in text else value
         for name, value in case.items()}

    def take(names):
        return [c[name] for name in names.split()]

    def given_context():
        fields = c["context"]["fields"]
        return context(c["context"]["name"],
                       *(bytes.fromhex(of["bytes"]) if "bytes" in of else next(iter(of.values())) for of in fields))

    if kind == "seal":
        return opener.open_seal(c["key"], given_context(), c["sealed"])
    if kind == "box":
        insist(c["sealed"] is not None, "none could be made")
        return opener.open_box(c["recipient_secret"], given_context(), c["sealed"])
    if kind == "secret-key":
        return opener.parse_secret_key(c["typed"])
    if kind == "member":
        root = opener.member_root(c["password"], opener.parse_secret_key(c["secret_key"]), c["member"])
        return opener.open_identity(root, *take("workspace member sealed_identity sign_public box_public statement"))
    if kind == "device":
        return verify(c["device_public"], c["proof"], "session", *take("origin workspace member device challenge"))
    if kind == "epoch":
        workspace, account, epoch = take("workspace account epoch")
        for tier in ("use", "manage"):
            place = (c[tier + "_key"], workspace, account, tier, epoch)
            insist(opener.commitment(*place) == c[tier + "_commitment"], "commitment")
            insist(opener.public_of(opener.inbox(*place)) == c[tier + "_inbox"], "inbox")
        return None
    if kind == "wrap":
        return opener.open_wrap(*take("recipient_secret sealed commitment workspace account tier epoch"),
                                *take("granter recipient granter_fingerprint recipient_fingerprint"))
    if kind == "approval":
        place = take("origin workspace request new_public new_nonce open_public open_nonce")
        text = opener.open_letter(*take("new_secret commitment device_name sealed"), *place)
        insist(opener.approval_code(*place) == c["code"], "code")
        return text
    if kind == "login":
        return verify(c["member_public"], c["signature"], "login",
                      *take("workspace account member request device opened_at"))
    if kind == "former":
        return opener.open_former(*take("key workspace account tier epoch former_epoch sealed"))
    if kind == "record":
        insist(opener.TIER[c["kind"]] == c["tier"], "tier")
        return opener.open_record(*take("key workspace account epoch kind id revision sealed"))
    if kind == "message":
        return opener.open_message(*take("key workspace account epoch message half arrived_at sealed"))
    return opener.open_chunk(*take("key owner_public signature workspace account epoch seed_revision day first_step"),
                             *take("period count sealed"))


# What a case says it opens to; a case that is only signed opens to nothing. The kinds not named here have nothing to open,
# and every one named rests on them (encode, hash, derive, …): one wrong byte there and none would open.
EXPECTED = {
    "seal": lambda c: bytes.fromhex(c["text"]),
    "box": lambda c: bytes.fromhex(c["text"]),
    "secret-key": lambda c: bytes.fromhex(c["secret_key"]),
    "member": lambda c: (bytes.fromhex(c["sign_seed"]), bytes.fromhex(c["box_secret"])),
    "device": lambda c: None,
    "epoch": lambda c: None,
    "approval": lambda c: c["text"],
    "login": lambda c: None,
    "wrap": lambda c: bytes.fromhex(c["key"]),
    "former": lambda c: bytes.fromhex(c["former_key"]),
    "record": lambda c: c["text"],
    "message": lambda c: c["text"],
    "chunk": lambda c: c["codes"],
}


def holds(case):
    try:
        return open_case(case) == EXPECTED[case["case"]](case) and case["refused"] is None
    except opener.Refused:
        return case["refused"] is not None


def spoiled(case):
    """The same with its last byte changed, which must be noticed although the case says nothing of it."""
    return case | {"sealed": case["sealed"][:-1] + ("0" if case["sealed"][-1] != "0" else "1")}


def run(source, cases):
    cases = [case for case in cases if case["case"] in EXPECTED]
    failed = [case for case in cases if not holds(case)]
    sealed = [case for case in cases if case.get("sealed") and case["refused"] is None]
    unnoticed = [case for case in sealed if holds(spoiled(case))]
    for case in failed + unnoticed:
        print(f"{source}: {case['case']}: {case['name']}", "(spoiled)" if case in unnoticed else "")
    refused = sum(case["refused"] is not None for case in cases)
    print(f"{source}: {len(cases) - refused} to open, {refused} to refuse, {len(sealed)} spoiled; "
          f"{len(failed) + len(unnoticed)} wrong")
    return bool(cases) and not failed and not unnoticed


def main(peer):
    good = True
    vectors = pathlib.Path(__file__).parent / "vectors"
    for file in ("seal", "member", "account", "approval"):
        path = vectors / f"{file}_v1.json"
        good &= run(path.name, json.loads(path.read_text(encoding="utf-8"))["cases"])
        if file == "approval":
            continue  # no C++ program is such a device
        answer = subprocess.run([peer], input=json.dumps({"do": "make", "file": file}) + "\n", text=True,
                                encoding="utf-8", check=True, stdout=subprocess.PIPE).stdout
        good &= run(f"fresh {file}", json.loads(answer)["cases"])
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
