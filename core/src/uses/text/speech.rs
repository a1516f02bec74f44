//! Saying things in some words: days, outcomes, facts, what is worth checking.

use crate::answer::{Change, Outcome};
use crate::determination::{Citation, DueDay, Lasts};
use crate::facts::{FactEntry, FactRef, Shape};
use crate::logic::DUE_RULES;
use crate::policies::READINGS;
use crate::rules::Evidence;
use crate::time::{Day, RoughDay};
use crate::uses::double_check::{DoubleCheck, MissingEntry, Stated};
use crate::uses::text::headings::*;
use crate::words::{English, Filler, Wording, Words};

/// Says things in some words.
#[derive(Clone, Copy)]
pub(super) struct Speech {
    pub(super) words: &'static Words,
}

impl Speech {
    pub(super) fn say(self, wording: Wording) -> &'static str {
        self.words.say(wording)
    }

    pub(super) fn fill<const N: usize>(self, wording: Wording, fillers: [(&'static str, String); N]) -> String {
        let fillers = fillers.map(|(name, given)| (name, Filler::Given(given)));
        wording.with(fillers).say(self.words).into_owned()
    }

    pub(super) fn outcome(self, outcome: Outcome) -> &'static str {
        self.say(match outcome {
            Outcome::Met => YES,
            Outcome::NotMet => NO,
            Outcome::Undetermined => NOT_TOLD,
            Outcome::NotInForce => NOT_IN_FORCE,
        })
    }

    /// What a criterion is, before what it says.
    pub(super) fn mark(self, outcome: Outcome) -> &'static str {
        self.say(match outcome {
            Outcome::Met => YES,
            Outcome::NotMet => NO,
            Outcome::Undetermined => NOT_KNOWN,
            Outcome::NotInForce => NOT_YET,
        })
    }

    /// Such as `yes until 9 March 2042 if nothing else changes`. What cannot be told has no end worth telling.
    pub(super) fn outcome_with_end(self, outcome: Outcome, lasts: Lasts) -> String {
        let said = self.outcome(outcome);
        let end = match lasts {
            _ if outcome == Outcome::Undetermined => String::new(),
            Lasts::ForEver => String::new(),
            Lasts::Until(day) => self.fill(UNTIL, [("day", self.long(day))]),
            Lasts::AtLeastUntil(day) => self.fill(AT_LEAST_UNTIL, [("day", self.long(day))]),
        };
        format!("{said}{end}")
    }

    /// Such as `no from 10 March 2027`.
    pub(super) fn change(self, Change { on, outcome }: &Change) -> String {
        self.fill(FROM, [("outcome", self.outcome(*outcome).to_owned()), ("day", self.long(*on))])
    }

    /// By when, and how that comes about.
    pub(super) fn due(self, due: &DueDay) -> String {
        let day = self.fill(if due.overdue { WAS_DUE } else { DUE }, [("day", self.long(due.on))]);
        // A day that the document sets itself comes about by nothing else.
        let of_itself = DUE_RULES.iter().filter(|rule| rule.id == "due.by");
        let mut of_itself = of_itself.map(|rule| self.fill(*rule, [("day", due.on.to_string())]));
        if of_itself.any(|rule| rule == due.rule) { day } else { format!("{day} ({})", self.with_long_days(&due.rule)) }
    }

    pub(super) fn place(self, citation: &Citation) -> String {
        let Citation { document, section, evidence } = citation;
        match evidence {
            Evidence::Document | Evidence::Verified => format!("{document}, {section}"),
            Evidence::SecondHand => format!("{document}, {section} [{}]", self.say(SECOND_HAND)),
            Evidence::General => format!("{document}, {section} [{}]", self.say(GENERAL)),
        }
    }

    /// What a text leaves open, how we read it, and how else it could be read.
    pub(super) fn reading(self, id: &str) -> Option<String> {
        let reading = READINGS.iter().find(|reading| reading.id == id)?;
        let text = |field, english: English| Filler::Wording(Wording::of(reading.id, field, english));
        let fillers = [
            ("question", text("question", reading.question)),
            ("reading", text("reading", reading.reading)),
            ("alternative", text("alternative", reading.alternative)),
        ];
        Some(OUR_READING.with(fillers).say(self.words).into_owned())
    }

    /// A fact by the question that asks for it; of an entry, with the question that asks for all of them.
    pub(super) fn fact(self, fact: &FactRef) -> String {
        let ask = self.say(fact.question());
        match fact.entry {
            None => ask.to_owned(),
            Some(_) => self.fill(ENTRY_OF, [("ask", ask.to_owned()), ("number", number(fact)), ("history", self.history(fact))]),
        }
    }

    fn history(self, fact: &FactRef) -> String {
        self.say(fact.fact().question()).to_owned()
    }

    /// One fact to check once more.
    pub(super) fn check(self, check: &DoubleCheck) -> String {
        let DoubleCheck { fact, ask, given, instead, alike, .. } = check;
        let shape = fact.shape();
        let still_open = || self.say(STILL_OPEN).to_owned();
        let given = if fact.is_end() && *given == Stated::Nothing { still_open() } else { self.stated(given, &shape) };
        let instead = match instead {
            Stated::Nothing => still_open(),
            Stated::Entry(entry) => self.fill(ONE_MORE, [("entry", self.entry(entry, fact.fact(), alike))]),
            instead => format!("{}{}", self.stated(instead, &shape), self.or_others(alike)),
        };
        let said = self.fill(WORTH_CHECKING, [("ask", (*ask).to_owned()), ("given", given), ("instead", instead)]);
        match fact.entry {
            None => said,
            Some(_) => {
                let of_entry = self.fill(OF_ENTRY, [("number", number(fact)), ("history", self.history(fact))]);
                format!("{said} {of_entry}")
            }
        }
    }

    /// That other choices would do as well.
    fn or_others(self, alike: &[&str]) -> &'static str {
        if alike.is_empty() { "" } else { self.say(OR_ANOTHER) }
    }

    fn stated(self, stated: &Stated, shape: &Shape) -> String {
        let label = |name: &str| match shape {
            Shape::Choice(choices) | Shape::ChoiceList(choices) => {
                choices.label(name).map_or(name, |label| self.say(label)).to_owned()
            }
            _ => name.to_owned(),
        };
        match stated {
            Stated::Nothing => self.say(NOTHING).to_owned(),
            Stated::Flag(false) if matches!(shape, Shape::Deed) => self.say(NOT_DONE).to_owned(),
            Stated::Flag(flag) => self.say(if *flag { YES } else { NO }).to_owned(),
            Stated::Day(days) => match days.exact() {
                Some(day) => self.long(day),
                None => self.between(DAYS, *days),
            },
            Stated::Choice(name) => label(name),
            Stated::Choices(names) => names.iter().map(|name| label(name)).collect::<Vec<_>>().join(", "),
            Stated::Entries(0) => self.say(NONE).to_owned(),
            Stated::Entries(1) => self.say(ONE).to_owned(),
            Stated::Entries(count) => count.to_string(),
            Stated::Entry(_) => self.say(AN_ENTRY).to_owned(),
        }
    }

    /// Such as: `California, begun by 23 November 2026, still open`.
    fn entry(self, entry: &MissingEntry, fact: &FactEntry, alike: &[&str]) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (key, stated) in &entry.details {
            let Some(detail) = fact.details.iter().find(|detail| detail.entry().name == *key) else {
                continue;
            };
            let (id, detail) = (detail.id(), detail.entry());
            let name = self.words.text_of(id, "name", detail.called);
            let words = self.stated(stated, &detail.shape);
            parts.push(match stated {
                Stated::Choice("unknown") => self.fill(ANY, [("what", name.to_owned())]),
                Stated::Choice(_) => format!("{words}{}", self.or_others(alike)),
                _ => format!("{name}: {words}"),
            });
        }
        let on = |days: RoughDay| match days.exact() {
            Some(day) => self.fill(ON, [("day", self.long(day))]),
            None => self.between(BETWEEN, days),
        };
        match (entry.is_event(), entry.end) {
            (true, _) => parts.push(on(entry.start)),
            (false, None) => {
                parts.push(self.fill(BEGUN_BY, [("day", self.long(entry.start.latest))]));
                parts.push(self.say(STILL_OPEN).to_owned());
            }
            (false, Some(end)) => parts.push(self.fill(ENDED, [("when", on(end))])),
        }
        parts.join(", ")
    }

    fn between(self, sentence: Wording, days: RoughDay) -> String {
        self.fill(sentence, [("earliest", self.long(days.earliest)), ("latest", self.long(days.latest))])
    }

    pub(super) fn long(self, day: Day) -> String {
        const MONTHS: [Wording; 12] =
            [JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER];
        let (year, month, day) = day.year_month_day();
        let month = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.saturating_sub(1)));
        let month = month.map_or("", |month| self.say(*month)).to_owned();
        self.fill(LONG_DAY, [("day", day.to_string()), ("month", month), ("year", year.to_string())])
    }

    /// A sentence with its days as people write them: `2026-11-23` becomes `23 November 2026`.
    pub(super) fn with_long_days(self, sentence: &str) -> String {
        let is_part = |sign: char| sign.is_ascii_digit() || sign == '-';
        let mut said = String::with_capacity(sentence.len() + 16);
        let mut rest = sentence;
        while let Some(at) = rest.find(is_part) {
            let (before, from) = rest.split_at(at);
            let (day, after) = from.split_at(from.find(|sign| !is_part(sign)).unwrap_or(from.len()));
            said.push_str(before);
            match day.parse::<Day>() {
                Ok(day) => said.push_str(&self.long(day)),
                Err(_) => said.push_str(day),
            }
            rest = after;
        }
        said.push_str(rest);
        said
    }
}

/// Which entry of a history it is about, from 1.
fn number(fact: &FactRef) -> String {
    fact.entry.map_or(1, |entry| entry.saturating_add(1)).to_string()
}

/// A fact by the question that asks for it.
pub(crate) fn fact_in_words(fact: &FactRef, words: &'static Words) -> String {
    Speech { words }.fact(fact)
}

/// A day in English, as `2 May 2022`.
#[cfg(feature = "guide")]
pub(crate) fn long(day: Day) -> String {
    Speech { words: Words::english() }.long(day)
}

#[cfg(test)]
mod tests {
    use super::Speech;
    use crate::words::Words;

    #[test]
    fn days_in_a_sentence_are_written_as_people_write_them() {
        let speech = Speech { words: Words::english() };
        let said = |sentence| speech.with_long_days(sentence);
        assert_eq!(said("5 working days after 2026-11-23"), "5 working days after 23 November 2026");
        assert_eq!(said("2025-02-30, APL 24-013, 2026-01-02."), "2025-02-30, APL 24-013, 2 January 2026.");
    }
}
