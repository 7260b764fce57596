"""Opens what a Latchkey server stores, written from protocol/seals.md alone: no code of ours, only python3-nacl.

    from opener import *
    root = member_root("correct horse", parse_secret_key("LK1-…"), member)
    seed, secret = open_identity(root, workspace, member, sealed_identity, sign_public, box_public, statement)
    use = open_wrap(secret, wrap, use_commitment, workspace, account, "use", epoch,
                    granter, me, granters_fingerprint, my_fingerprint)
    print(open_record(use, workspace, account, epoch, "profile", account, revision, sealed))

What stands sealed, signed or as a key is bytes, what has a name is text, what counts is an int. Whatever does not open as
what it was asked for raises Refused. opener_test.py holds all of it against the vectors and against fresh seals.
"""
import base64
import hashlib
import hmac
import re
import unicodedata

import nacl.bindings as sodium
import nacl.pwhash

STEAM = "23456789BCDFGHJKMNPQRTVWXY"
TIER = {"profile": "use", "password": "use", "totp": "manage", "recovery": "manage", "private-note": "manage"}


class Refused(Exception):
    pass


def insist(condition, why):
    if not condition:
        raise Refused(why)


# Sections 1 and 2

def encode(*fields):
    out = b""
    for field in fields:
        if isinstance(field, int):
            field = field.to_bytes(8, "big")
        elif isinstance(field, str):
            field = field.encode()
        out += len(field).to_bytes(4, "big") + field
    return out


def transcript(operation, label, *fields):
    return encode("latchkey/1", operation, label, *fields)


def hash_(label, *fields):
    return hashlib.blake2b(transcript("hash", label, *fields), digest_size=32).digest()


def derive(key, label, *fields, n=32):
    return hashlib.blake2b(transcript("derive", label, *fields), key=key, digest_size=n).digest()


def context(name, *fields):
    return transcript("context", name, *fields)


def verify(public, signature, label, *fields):
    try:
        sodium.crypto_sign_open(signature + transcript("sign", label, *fields), public)
    except Exception as problem:
        raise Refused("signature") from problem


def padded(n):
    if n < 64:
        return 64
    e = n.bit_length() - 1
    step = 1 << (e - e.bit_length())
    return (n + step - 1) // step * step


def open_seal(key, ctx, sealed):
    insist(len(sealed) >= 24 + 32 + 64 + 16, "length")
    nonce, commitment, ciphertext = sealed[:24], sealed[24:56], sealed[56:]
    keys = derive(key, "seal", nonce, ctx, n=64)
    insist(hmac.compare_digest(keys[32:], commitment), "commitment")
    try:
        text = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(ciphertext, ctx, nonce, keys[:32])
    except Exception as problem:
        raise Refused("ciphertext") from problem
    size = int.from_bytes(text[:4], "big")
    insist(size <= len(text) - 4 and padded(4 + size) == len(text) and not any(text[4 + size:]), "padding")
    return text[4:4 + size]


def open_box(secret, ctx, box):
    insist(len(box) >= 32, "length")
    try:
        shared = sodium.crypto_scalarmult(secret, box[:32])
    except Exception as problem:
        raise Refused("key") from problem
    insist(any(shared), "key")
    return open_seal(derive(shared, "box", box[:32], public_of(secret)), ctx, box[32:])


def public_of(secret):
    return sodium.crypto_scalarmult_base(secret)


# Section 3

def parse_secret_key(text):
    letters = re.sub(r"[\s-]", "", text).upper().translate(str.maketrans("018", "OIB"))
    letters = letters[3:] if len(letters) == 31 and letters.startswith("LKI") else letters
    insist(re.fullmatch("[A-Z2-7]{28}", letters), "secret key")
    both = base64.b32decode(letters + "AAAA")  # 28 letters are 17 bytes and a half
    secret, check = both[:16], both[16:18]
    expected = hash_("secret-key", secret)
    insist(check[0] == expected[0] and check[1] == expected[1] & 0xF0, "secret key: check bits")
    return secret


def member_root(password, secret, member):
    salt = derive(secret, "salt", member, n=16)
    text = unicodedata.normalize("NFKC", password).encode()
    return derive(secret, "root", nacl.pwhash.argon2id.kdf(32, text, salt, opslimit=3, memlimit=64 << 20))


def open_identity(root, workspace, member, sealed, sign_public, box_public, statement):
    """Ed25519 seed and X25519 secret, if they are those of the public keys."""
    text = open_seal(derive(root, "unlock", workspace, member), context("identity", workspace, member), sealed)
    insist(len(text) == 64, "identity: length")
    verify(sign_public, statement, "identity", workspace, member, sign_public, box_public)
    insist(sodium.crypto_sign_seed_keypair(text[:32])[0] == sign_public, "identity: keys")
    insist(public_of(text[32:]) == box_public, "identity: keys")
    return text[:32], text[32:]


# Section 11

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def approval_code(*place):
    """`place` is origin, workspace, request, then key and nonce of the new device and of the open one."""
    bits = int.from_bytes(hash_("device-code", *place)[:4], "big") >> 2
    code = "".join(LETTERS[bits >> shift & 31] for shift in (25, 20, 15, 10, 5, 0))
    return code[:3] + " " + code[3:]


def open_letter(secret, commitment_seen, device_name, sealed, *place):
    """By the new device, whose secret it is."""
    origin, _, _, public, nonce, others, _ = place
    insist(hash_("device-commitment", origin, device_name, public, nonce) == commitment_seen, "device: commitment")
    shared = sodium.crypto_scalarmult(secret, others)
    insist(any(shared), "key")
    return open_seal(derive(shared, "device-letter", *place), context("device-letter", *place), sealed).decode()


# Sections 5 to 9

def commitment(key, workspace, account, tier, epoch):
    return derive(key, "commit", workspace, account, tier, epoch)


def inbox(key, workspace, account, tier, epoch):
    return derive(key, "inbox", workspace, account, tier, epoch)


def open_wrap(secret, wrap, expected, workspace, account, tier, epoch, *parties):
    key = open_box(secret, context("wrap", workspace, account, tier, epoch, *parties), wrap)
    insist(len(key) == 32 and commitment(key, workspace, account, tier, epoch) == expected, "wrap: commitment")
    return key


def read_codes(text, day, first, period, count):
    insist(period > 0 and count > 0 and first * period >= day * 86400, "day")
    insist((first + count - 1) * period < (day + 1) * 86400, "day")
    insist(len(text) == 1 + 4 * count and text[0] in (5, 6, 7, 8), "form")
    letters = STEAM if text[0] == 5 else "0123456789"
    codes = []
    for at in range(1, len(text), 4):
        number = int.from_bytes(text[at:at + 4], "big")
        insist(number < len(letters) ** text[0], "code")
        codes.append("".join(letters[number // len(letters) ** place % len(letters)]
                             for place in reversed(range(text[0]))))
    return codes


def open_former(key, workspace, account, tier, epoch, former_epoch, sealed):
    return open_seal(key, context("former", workspace, account, tier, epoch, former_epoch), sealed)


def open_record(key, workspace, account, epoch, kind, record, revision, sealed):
    """`key` is the account's key of the kind's tier."""
    place = (workspace, account, TIER[kind], epoch, kind, record, revision)
    return open_seal(key, context("record", *place), sealed).decode()


def open_message(key, workspace, account, epoch, message, half, arrived_at, sealed):
    """`half` is card, opened with the use key, or whole, with the manage key."""
    tier = {"card": "use", "whole": "manage"}[half]
    secret = inbox(key, workspace, account, tier, epoch)
    place = (workspace, account, tier, epoch, message, half, arrived_at)
    return open_box(secret, context("message", *place), sealed).decode()


def open_chunk(key, owner, signature, workspace, account, epoch, seed_revision, day, first, period, count, sealed):
    """The codes of `count` steps from `first` on, if this Owner signed them."""
    place = (workspace, account, epoch, seed_revision, day, first, period, count)
    verify(owner, signature, "chunk", *place, hash_("sealed", sealed))
    return read_codes(open_seal(key, context("chunk", *place), sealed), day, first, period, count)
