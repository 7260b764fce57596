# Sourced by the scripts: where the pinned Node lives, and a PATH that finds it first. Run from the top of the checkout.
node_version=22.23.3
npm_version=10.9.4
# Kept outside build/ when LATCHKEY_TOOLCHAIN says so: several checkouts on one machine then share it.
toolchain="${LATCHKEY_TOOLCHAIN:-$PWD/build/toolchain}"
export PATH="$toolchain/bin:$PATH"
