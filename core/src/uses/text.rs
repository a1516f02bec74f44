//! The determination as a text that a person can read.

use std::fmt;

use crate::answer::{ActionOutcome, Change, Outcome};
use crate::case::Case;
use crate::determination::{Citation, Determination, FindingResult};
use crate::facts::{FactEntry, FactRef, Shape};
use crate::policies;
use crate::rules::{Evidence, FindingKind};
use crate::time::{Day, RoughDay};
use crate::uses::double_check::{DoubleCheck, MissingEntry, Stated};
use crate::words::{Filler, Wording, Words, wordings};

/// How wide a statement may be before its citation.
const STATEMENT: usize = 84;

/// The most that is worth checking about one finding.
const MOST_CHECKS: usize = 3;

/// A wrong digit in a year moves a day by up to ten years; what lies further off is hardly a slip.
const MOST_DAYS_APART: u32 = 3_653;

wordings! { HEADINGS, "text":
    AS_OF = "asOf": "As of {day}";
    MEMBER = "member": ", member {id}";
    YES = "yes": "yes";
    NO = "no": "no";
    NOT_TOLD = "notTold": "cannot be told yet";
    NOT_IN_FORCE = "notInForce": "not in force";
    NOT_KNOWN = "notKnown": "not known";
    NOT_YET = "notYet": "not yet";
    UNTIL = "until": " until {day}";
    FROM = "from": "; {outcome} from {day}";
    SETTLED_BY = "settledBy": "could be settled by: ";
    TO_DO = "toDo": "To do";
    MAY_BE_DONE = "mayBeDone": "May be done";
    DEPENDS = "depends": "Depends on what is not known yet";
    THROUGH = "through": ", by {channel}";
    NEXT_QUESTION = "nextQuestion": "Next question";
    PLEASE_NOTE = "pleaseNote": "Please note";
    SECOND_HAND = "secondHand": "second-hand";
    GENERAL = "general": "general knowledge, not verified";
    WORTH_CHECKING = "worthChecking": "worth checking: {ask} Given: {given}. Yes with: {instead}.";
    STILL_OPEN = "stillOpen": "still open";
    NOTHING = "nothing": "nothing";
    NOT_DONE = "notDone": "not done";
    NONE = "none": "none";
    ONE = "one": "one";
    AN_ENTRY = "entry": "an entry";
    ONE_MORE = "oneMore": "one more ({entry})";
    OR_ANOTHER = "orAnother": " or another";
    ANY = "any": "any {what}";
    DAYS = "days": "{earliest} to {latest}";
    ON = "on": "on {day}";
    BETWEEN = "between": "between {earliest} and {latest}";
    BEGUN_BY = "begunBy": "begun by {day}";
    ENDED = "ended": "ended {when}";
    LONG_DAY = "longDay": "{day} {month} {year}";
    JANUARY = "month1": "January";
    FEBRUARY = "month2": "February";
    MARCH = "month3": "March";
    APRIL = "month4": "April";
    MAY = "month5": "May";
    JUNE = "month6": "June";
    JULY = "month7": "July";
    AUGUST = "month8": "August";
    SEPTEMBER = "month9": "September";
    OCTOBER = "month10": "October";
    NOVEMBER = "month11": "November";
    DECEMBER = "month12": "December";
}

impl fmt::Display for Determination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        TextWriter { words: self.words }.write(f, self, |_, _| Ok(()))
    }
}

/// A determination as a text that says, under each finding that is not met, what is worth checking.
struct WithDoubleChecks<'a> {
    answer: &'a Determination,
    case: &'a Case,
}

impl fmt::Display for WithDoubleChecks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let writer = TextWriter { words: self.answer.words };
        writer.write(f, self.answer, |f, finding| {
            // A circumstance opens no door by itself, and may close one.
            if finding.outcome != Outcome::NotMet || finding.kind == FindingKind::Circumstance {
                return Ok(());
            }
            let checks = policies::all().double_check_in(self.case, finding.id, writer.words).unwrap_or_default();
            let likely = checks.iter().filter(|check| check.days_apart.is_none_or(|days| days <= MOST_DAYS_APART));
            likely.take(MOST_CHECKS).try_for_each(|check| writer.check(f, check))
        })
    }
}

impl Determination {
    /// The answer to this case as a text that a person can read, which also says, under each status and population
    /// that is not met, what is [worth checking](double_check): three facts at most, and no day that would have to
    /// be off by more than ten years.
    ///
    /// ```
    /// # use kinfocus::{Case, evaluate};
    /// let case = Case::from_json(
    ///     r#"{"asOf": "2026-11-23", "member": {"birthDate": "2005-11-23", "adoptionAssistance": [],
    ///         "fosterCare": [{"start": "2019-05-01", "end": "2023-11-22", "state": "CA"}]}}"#,
    /// )?;
    /// let text = evaluate(&case)?.to_text_with_double_checks(&case);
    /// assert!(text.contains("worth checking: On which day did this end? Given: 22 November 2023. Yes with: 23 November 2023."));
    /// # Ok::<(), kinfocus::Problems>(())
    /// ```
    #[must_use]
    pub fn to_text_with_double_checks(&self, case: &Case) -> String {
        WithDoubleChecks { answer: self, case }.to_string()
    }
}

/// Writes texts in some words.
#[derive(Clone, Copy)]
struct TextWriter {
    words: &'static Words,
}

impl TextWriter {
    fn say(self, wording: Wording) -> &'static str {
        self.words.say(wording)
    }

    fn fill<const N: usize>(self, wording: Wording, fillers: [(&'static str, String); N]) -> String {
        let fillers = fillers.map(|(name, given)| (name, Filler::Given(given)));
        wording.with(fillers).say(self.words).into_owned()
    }

    fn write(
        self,
        f: &mut fmt::Formatter<'_>,
        answer: &Determination,
        under: impl Fn(&mut fmt::Formatter<'_>, &FindingResult) -> fmt::Result,
    ) -> fmt::Result {
        f.write_str(&self.fill(AS_OF, [("day", self.long(answer.as_of))]))?;
        if let Some(id) = &answer.member_id {
            f.write_str(&self.fill(MEMBER, [("id", id.clone())]))?;
        }
        writeln!(f)?;
        for finding in &answer.findings {
            writeln!(f)?;
            self.finding(f, finding)?;
            under(f, finding)?;
        }
        self.actions(f, answer)?;
        if let Some(next) = answer.questions.first() {
            writeln!(f, "\n{}\n  {}  ({})", self.say(NEXT_QUESTION), next.ask, next.fact)?;
        }
        if !answer.notices.is_empty() {
            writeln!(f, "\n{}", self.say(PLEASE_NOTE))?;
        }
        for notice in &answer.notices {
            writeln!(f, "  {} ({})", notice.text, notice.about)?;
        }
        Ok(())
    }

    fn actions(self, f: &mut fmt::Formatter<'_>, answer: &Determination) -> fmt::Result {
        for (outcome, heading) in
            [(ActionOutcome::Required, TO_DO), (ActionOutcome::Optional, MAY_BE_DONE), (ActionOutcome::Undetermined, DEPENDS)]
        {
            let mut actions = answer.actions.iter().filter(|action| action.outcome == outcome).peekable();
            if actions.peek().is_some() {
                writeln!(f, "\n{}", self.say(heading))?;
            }
            for action in actions {
                self.cited(f, "-", action.title, &action.citation)?;
                write!(f, "    {}", action.actor)?;
                if !action.recipient.is_empty() {
                    write!(f, " -> {}", action.recipient)?;
                }
                if !action.channel.is_empty() {
                    f.write_str(&self.fill(THROUGH, [("channel", action.channel.to_owned())]))?;
                }
                writeln!(f)?;
                self.missing(f, &action.missing)?;
            }
        }
        Ok(())
    }

    fn finding(self, f: &mut fmt::Formatter<'_>, finding: &FindingResult) -> fmt::Result {
        write!(f, "{}: {}", finding.title, self.outcome(finding.outcome))?;
        if let Some(until) = finding.until {
            f.write_str(&self.fill(UNTIL, [("day", self.long(until))]))?;
        }
        for Change { on, outcome } in &finding.changes {
            let fillers = [("outcome", self.outcome(*outcome).to_owned()), ("day", self.long(*on))];
            f.write_str(&self.fill(FROM, fillers))?;
        }
        writeln!(f)?;
        let marks = [YES, NO, NOT_KNOWN, NOT_YET].map(|mark| self.say(mark));
        let width = marks.iter().map(|mark| mark.chars().count()).max().unwrap_or_default();
        for criterion in &finding.criteria {
            let [yes, no, not_known, not_yet] = marks;
            let mark = match criterion.outcome {
                Outcome::Met => yes,
                Outcome::NotMet => no,
                Outcome::Undetermined => not_known,
                Outcome::NotInForce => not_yet,
            };
            self.cited(f, &format!("{mark:width$}"), criterion.statement, &criterion.citation)?;
            self.missing(f, &criterion.missing)?;
        }
        Ok(())
    }

    fn missing(self, f: &mut fmt::Formatter<'_>, missing: &[FactRef]) -> fmt::Result {
        if missing.is_empty() {
            return Ok(());
        }
        let facts: Vec<_> = missing.iter().map(ToString::to_string).collect();
        writeln!(f, "            {}{}", self.say(SETTLED_BY), facts.join(", "))
    }

    fn cited(self, f: &mut fmt::Formatter<'_>, mark: &str, statement: &str, citation: &Citation) -> fmt::Result {
        write!(f, "  {mark} {statement:STATEMENT$}  {}, {}", citation.document, citation.section)?;
        match citation.evidence {
            Evidence::Document | Evidence::Verified => writeln!(f),
            Evidence::SecondHand => writeln!(f, " [{}]", self.say(SECOND_HAND)),
            Evidence::General => writeln!(f, " [{}]", self.say(GENERAL)),
        }
    }

    fn check(self, f: &mut fmt::Formatter<'_>, check: &DoubleCheck) -> fmt::Result {
        let DoubleCheck { fact, ask, given, instead, alike, .. } = check;
        let shape = fact.shape();
        let still_open = || self.say(STILL_OPEN).to_owned();
        let given = if fact.is_end() && *given == Stated::Nothing { still_open() } else { self.stated(given, &shape) };
        let instead = match instead {
            Stated::Nothing => still_open(),
            Stated::Entry(entry) => self.fill(ONE_MORE, [("entry", self.entry(entry, fact.fact(), alike))]),
            instead => format!("{}{}", self.stated(instead, &shape), self.or_others(alike)),
        };
        let fillers = [("ask", (*ask).to_owned()), ("given", given), ("instead", instead)];
        writeln!(f, "  {}  ({fact})", self.fill(WORTH_CHECKING, fillers))
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

    fn outcome(self, outcome: Outcome) -> &'static str {
        self.say(match outcome {
            Outcome::Met => YES,
            Outcome::NotMet => NO,
            Outcome::Undetermined => NOT_TOLD,
            Outcome::NotInForce => NOT_IN_FORCE,
        })
    }

    fn long(self, day: Day) -> String {
        const MONTHS: [Wording; 12] =
            [JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER];
        let (year, month, day) = day.year_month_day();
        let month = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.saturating_sub(1)));
        let month = month.map_or("", |month| self.say(*month)).to_owned();
        self.fill(LONG_DAY, [("day", day.to_string()), ("month", month), ("year", year.to_string())])
    }
}

/// A day in English, as `2 May 2022`.
#[cfg(feature = "guide")]
pub(crate) fn long(day: Day) -> String {
    TextWriter { words: Words::english() }.long(day)
}
