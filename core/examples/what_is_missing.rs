//! What to ask next, and what the answer could settle: `cargo run -p kinfocus --example what_is_missing`.

use kinfocus::{Case, Day, RoughDay, Span, State, evaluate, facts};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Foster care ended, nobody remembers when; the year of birth is all that is known.
    let foster_care = Span::from(RoughDay::UNKNOWN).until(RoughDay::UNKNOWN).with(facts::detail::STATE, State::CA);
    let case = Case::on(Day::new(2026, 11, 23)?)
        .know(facts::BIRTH_DATE, "2012".parse::<RoughDay>()?)
        .know(facts::FOSTER_CARE, [foster_care])
        .goals(["ca-phc-mcbp8015/child-welfare-involved"])
        .build()?;
    for question in &evaluate(&case)?.questions {
        println!("{} ({})", question.ask, question.fact);
    }
    Ok(())
}
