//! Determinations: conclusions in the shapes of the JSON that other systems read, with the words put in.

mod run;
mod say;
mod shape;

pub use self::run::Lasts;
pub(crate) use self::say::{say, say_due};
pub use self::shape::{
    ActionResult, Answer, Citation, CriterionResult, Determination, DueDay, FORMAT, FindingResult, Notice, PolicyStanding,
    Question,
};
