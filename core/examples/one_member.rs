//! One member, built in Rust: `cargo run -p kinfocus --example one_member`.

use kinfocus::{Case, Day, Span, State, evaluate, facts};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let foster_care = Span::from(Day::new(2019, 5, 1)?).until(Day::new(2026, 1, 10)?).with(facts::detail::STATE, State::CA);
    let case = Case::on(Day::new(2026, 11, 23)?)
        .know(facts::BIRTH_DATE, Day::new(2009, 3, 10)?)
        .know(facts::FOSTER_CARE, [foster_care])
        .policies(["ca-phc-mcbp8015"])
        .build()?;
    println!("{}", evaluate(&case)?);
    Ok(())
}
