//! Scratch.
use std::io::Read;
fn main() {
    let mut t = String::new();
    std::io::stdin().read_to_string(&mut t).unwrap_or(0);
    let a = kinfocus::evaluate_json(&t);
    println!("{a}");
}
