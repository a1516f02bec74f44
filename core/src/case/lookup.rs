//! Long lists of texts, made ready for looking one up.

use crate::facts::{FactId, Value};
use crate::lists::order;

/// Shorter lists are looked through.
const LONG: usize = 16;

/// The texts of a long list, in order: in small letters, without what surrounds them.
#[derive(Clone, Debug)]
pub(crate) struct Lookup {
    fact: FactId,
    texts: Vec<String>,
}

/// A lookup for each long list of texts among some facts.
pub(super) fn lookups(facts: &[(FactId, Value)]) -> Vec<Lookup> {
    let long = facts.iter().filter_map(|(fact, value)| match value {
        Value::Texts(texts) if texts.len() > LONG => Some(Lookup::of(*fact, texts)),
        _ => None,
    });
    long.collect()
}

impl Lookup {
    fn of(fact: FactId, texts: &[String]) -> Self {
        let texts: Vec<String> = texts.iter().map(|text| plain(text)).collect();
        let mut sorted: Vec<&str> = texts.iter().map(String::as_str).collect();
        order::sort(&mut sorted);
        Self { fact, texts: sorted.into_iter().map(ToOwned::to_owned).collect() }
    }

    pub(super) fn is_of(&self, fact: FactId) -> bool {
        self.fact == fact
    }

    pub(super) fn has(&self, text: &str) -> bool {
        let text = plain(text);
        self.texts.binary_search(&text).is_ok()
    }
}

/// A text as names are compared: large and small letters are the same, and what surrounds it is nothing.
pub(crate) fn plain(text: &str) -> String {
    text.trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::{Case, Day, facts};

    #[test]
    fn a_long_list_is_looked_up_in_as_a_short_one_is_looked_through() {
        for count in [3, 16, 17, 300] {
            let counties: Vec<String> = (0..count).rev().map(|n| format!(" Napa {n}\t")).collect();
            let case = Case::on(Day::new(2026, 11, 23).unwrap()).know(facts::SERVICE_COUNTIES, counties).build().unwrap();
            assert_eq!(case.lookups.len(), usize::from(count > 16));
            let has = |text: &str| case.lists_text(facts::SERVICE_COUNTIES.0, text);
            for n in 0..count {
                assert_eq!(has(&format!("nAPA {n} ")), Some(true));
            }
            assert_eq!((has("Napa"), has(&format!("Napa {count}")), has("")), (Some(false), Some(false), Some(false)));
            assert_eq!(case.lists_text(facts::PLAN_NAME.0, "Napa"), None);
        }
    }
}
