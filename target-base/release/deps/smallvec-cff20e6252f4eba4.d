/tmp/h3/target-base/release/deps/smallvec-cff20e6252f4eba4.d: /root/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/smallvec-1.16.6/src/lib.rs

/tmp/h3/target-base/release/deps/libsmallvec-cff20e6252f4eba4.rlib: /root/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/smallvec-1.16.6/src/lib.rs

/tmp/h3/target-base/release/deps/libsmallvec-cff20e6252f4eba4.rmeta: /root/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/smallvec-1.16.6/src/lib.rs

/root/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/smallvec-1.16.6/src/lib.rs:
