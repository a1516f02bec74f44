/tmp/h3/target-base/release/deps/strsim-6a7c974c3215a683.d: /root/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/strsim-0.11.1/src/lib.rs

/tmp/h3/target-base/release/deps/libstrsim-6a7c974c3215a683.rlib: /root/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/strsim-0.11.1/src/lib.rs

/tmp/h3/target-base/release/deps/libstrsim-6a7c974c3215a683.rmeta: /root/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/strsim-0.11.1/src/lib.rs

/root/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/strsim-0.11.1/src/lib.rs:
