/tmp/h3/target-base/release/deps/kinfocus-d6de60746e529121.d: core/src/bin/kinfocus/main.rs core/src/bin/kinfocus/evaluate.rs core/src/bin/kinfocus/guide.rs core/src/bin/kinfocus/input.rs core/src/bin/kinfocus/interview.rs core/src/bin/kinfocus/policies.rs core/src/bin/kinfocus/screen.rs core/src/bin/kinfocus/talk.rs core/src/bin/kinfocus/words.rs

/tmp/h3/target-base/release/deps/kinfocus-d6de60746e529121: core/src/bin/kinfocus/main.rs core/src/bin/kinfocus/evaluate.rs core/src/bin/kinfocus/guide.rs core/src/bin/kinfocus/input.rs core/src/bin/kinfocus/interview.rs core/src/bin/kinfocus/policies.rs core/src/bin/kinfocus/screen.rs core/src/bin/kinfocus/talk.rs core/src/bin/kinfocus/words.rs

core/src/bin/kinfocus/main.rs:
core/src/bin/kinfocus/evaluate.rs:
core/src/bin/kinfocus/guide.rs:
core/src/bin/kinfocus/input.rs:
core/src/bin/kinfocus/interview.rs:
core/src/bin/kinfocus/policies.rs:
core/src/bin/kinfocus/screen.rs:
core/src/bin/kinfocus/talk.rs:
core/src/bin/kinfocus/words.rs:

# env-dep:CARGO_PKG_VERSION=0.1.0
