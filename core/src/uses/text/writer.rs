//! What stands where in a text for people.

use crate::answer::{ActionOutcome, Outcome};
use crate::case::Case;
use crate::determination::{ActionResult, CriterionResult, Determination, FindingResult, Notice, Question};
use crate::facts::{BIRTH_DATE, FactRef};
use crate::policies;
use crate::rules::FindingKind;
use crate::uses::text::headings::*;
use crate::uses::text::lines::Lines;
use crate::uses::text::speech::Speech;
use crate::words::{Wording, shown};

/// How many lines findings take before what must be done, and how many where nothing must be.
const FEW: usize = 4;
const MANY: usize = 12;

/// The most that is worth checking about one finding.
const MOST_CHECKS: usize = 3;

/// A wrong digit in a year moves a day by up to ten years; what lies further off is hardly a slip.
const MOST_DAYS_APART: u32 = 3_653;

/// Readings that concern few members, for whom a notice tells of them.
const TOLD_BY_NOTICE: &[&str] = &["AMB-08"];

/// Writes one text.
pub(super) struct TextWriter<'a> {
    answer: &'a Determination,
    /// The case, where what is worth checking is to be said.
    case: Option<&'a Case>,
    is_long: bool,
    /// The policies that the case is about; all of them, where nothing that was given tells.
    about: Vec<&'static str>,
    /// Whether the case tells what it is about.
    is_about_something: bool,
    speech: Speech,
    lines: Lines,
    /// The readings that were told: each is told once.
    told: Vec<&'static str>,
}

impl<'a> TextWriter<'a> {
    pub(super) fn write(answer: &'a Determination, case: Option<&'a Case>, is_long: bool) -> String {
        let speech = Speech { words: answer.words };
        let mut about = policies_spoken_of(answer);
        let is_about_something = is_long || !about.is_empty();
        if is_long || about.is_empty() {
            about = answer.policies.iter().map(|policy| policy.id).collect();
        }
        let (lines, told) = (Lines::default(), Vec::new());
        let mut writer = Self { answer, case, is_long, about, is_about_something, speech, lines, told };
        writer.in_short();
        writer.actions(ActionOutcome::Required, TO_DO);
        writer.actions(ActionOutcome::Optional, MAY_BE_DONE);
        writer.questions();
        writer.open();
        writer.notices();
        writer.reasons();
        writer.left_out();
        writer.lines.into_text()
    }

    fn is_shown(&self, id: &str) -> bool {
        self.about.iter().any(|policy| is_of(id, policy))
    }

    /// The findings of the policies that the case is about.
    fn findings(&self) -> impl Iterator<Item = &'a FindingResult> + use<'a, '_> {
        self.answer.findings.iter().filter(|finding| self.is_shown(finding.id))
    }

    /// The day, and what was found out, a line each: every status, and the populations that are met.
    fn in_short(&mut self) {
        let speech = self.speech;
        let mut first = speech.fill(AS_OF, [("day", speech.long(self.answer.as_of))]);
        if let Some(id) = &self.answer.member_id {
            first.push_str(&speech.fill(MEMBER, [("id", shown(id).into_owned())]));
        }
        self.lines.add(0, 2, &first);
        let must_act = self.answer.actions.iter().any(|action| action.outcome == ActionOutcome::Required);
        let mut room = if must_act { FEW } else { MANY };
        let (mut found, mut left): (Vec<_>, usize) = (Vec::new(), 0);
        for (at, finding) in self.findings().enumerate() {
            let rank = match (finding.outcome, finding.kind) {
                (Outcome::Met, FindingKind::Status | FindingKind::Population) => 0,
                (_, FindingKind::Status) => 1,
                (Outcome::Met, _) => 2,
                _ => continue,
            };
            let outcome = speech.outcome_with_end(finding.outcome, finding.lasts());
            found.push((rank, at, finding.outcome, format!("{}: {outcome}", finding.title)));
        }
        // What matters most is found a place first, and then all stand in the order of the documents.
        found.sort_by_key(|(rank, at, ..)| (*at > 0, *rank, *at));
        let all = found.iter().map(|(.., line)| Lines::how_many(2, 6, line)).sum::<usize>();
        if all > room {
            room = room.saturating_sub(1);
        }
        found.retain(|(_, _, outcome, line)| {
            let fits = room.checked_sub(Lines::how_many(2, 6, line));
            room = fits.unwrap_or_default();
            left += usize::from(fits.is_none() && *outcome == Outcome::Met);
            fits.is_some()
        });
        found.sort_by_key(|(_, at, ..)| *at);
        for (.., line) in &found {
            self.lines.add(2, 6, line);
        }
        if left > 0 {
            self.lines.add(
                2,
                6,
                &speech.fill(MORE, [("count", left.to_string()), ("outcome", speech.outcome(Outcome::Met).to_owned())]),
            );
        }
    }

    /// Actions of one kind: the day first, the soonest first; those without a day after them, in the order of the documents.
    fn actions(&mut self, outcome: ActionOutcome, heading: Wording) {
        let speech = self.speech;
        let actions: Vec<&ActionResult> = self.answer.actions.iter().filter(|action| action.outcome == outcome).collect();
        if actions.is_empty() {
            return;
        }
        let no_day = |action: &ActionResult| {
            let is_said = |notice: &Notice| notice.code == "dueDayNotKnown" && notice.about == action.id;
            self.answer.notices.iter().any(is_said)
        };
        let due = |action: &ActionResult| match &action.due {
            Some(due) => format!("{}: ", speech.due(due)),
            None if no_day(action) => format!("{}: ", speech.say(DAY_NOT_KNOWN)),
            None => String::new(),
        };
        let mut actions: Vec<(&ActionResult, String)> = actions.into_iter().map(|action| (action, due(action))).collect();
        actions.sort_by_key(|(action, due)| (due.is_empty(), action.due.is_none(), action.due.as_ref().map(|due| due.on)));
        let sets_none = actions.iter().any(|(_, due)| due.is_empty());
        self.lines.heading(speech.say(heading));
        for (action, due) in actions {
            self.lines.add(2, 4, &format!("- {due}{}", action.title));
            let mut who = speech.fill(WHO, [("actor", action.actor.to_owned())]);
            if !action.recipient.is_empty() {
                who.push_str(&speech.fill(TO, [("recipient", action.recipient.to_owned())]));
            }
            if !action.channel.is_empty() {
                who.push_str(&speech.fill(THROUGH, [("channel", action.channel.to_owned())]));
            }
            self.lines.add(4, 6, &who);
            self.lines.add(4, 6, &speech.place(&action.citation));
            if self.is_long {
                self.readings(action.readings, 4);
            }
        }
        if outcome == ActionOutcome::Required && sets_none {
            self.lines.add(2, 4, speech.say(SETS_NONE));
        }
    }

    /// The best question that settles what somebody must do or what the member is, of what is told; all of them in a long text.
    fn questions(&mut self) {
        let speech = self.speech;
        let questions = &self.answer.questions;
        if self.is_long && !questions.is_empty() {
            self.lines.heading(speech.say(QUESTIONS));
            for question in questions {
                self.lines.add(2, 6, &format!("- {}", speech.fact(&question.fact)));
            }
            return;
        }
        let matters = |id: &'static str| {
            let is_status = |finding: &FindingResult| finding.kind == FindingKind::Status;
            self.is_shown(id) && self.answer.finding(id).is_none_or(is_status)
        };
        let matters = |question: &&Question| question.settles.iter().any(|id| matters(id));
        let is_shown = |question: &&Question| question.settles.iter().any(|id| self.is_shown(id));
        let next = questions.iter().find(matters).or_else(|| questions.iter().find(is_shown));
        if let Some(next) = next.or(questions.first()) {
            self.lines.heading(speech.say(NEXT_QUESTION));
            self.lines.add(2, 6, &speech.fact(&next.fact));
            if !next.help.is_empty() {
                self.lines.add(2, 6, next.help);
            }
        }
    }

    /// What is settled, with what settles it. In a long text everything, with every criterion.
    fn reasons(&mut self) {
        let told: Vec<&FindingResult> = self.findings().filter(|finding| self.is_explained(finding)).collect();
        if told.is_empty() {
            return;
        }
        self.lines.heading(self.speech.say(WHY));
        for finding in told {
            self.finding(finding);
        }
    }

    fn is_explained(&self, finding: &FindingResult) -> bool {
        self.is_long
            || match finding.outcome {
                Outcome::Met => true,
                Outcome::NotMet => finding.kind == FindingKind::Status || self.is_checked(finding),
                Outcome::Undetermined | Outcome::NotInForce => false,
            }
    }

    /// Whether what is worth checking is told of it. A circumstance opens no door by itself, and may close one.
    fn is_checked(&self, finding: &FindingResult) -> bool {
        self.case.is_some() && finding.outcome == Outcome::NotMet && finding.kind != FindingKind::Circumstance
    }

    fn finding(&mut self, finding: &FindingResult) {
        let speech = self.speech;
        let outcome = speech.outcome_with_end(finding.outcome, finding.lasts());
        self.lines.gap();
        self.lines.add(0, 2, &format!("{}: {outcome}", finding.title));
        if !finding.changes.is_empty() {
            let changes: Vec<String> = finding.changes.iter().map(|change| speech.change(change)).collect();
            self.lines.add(2, 4, &speech.fill(LATER, [("changes", changes.join("; "))]));
        }
        if let Some(case) = self.case.filter(|_| self.is_checked(finding)) {
            let checks = policies::all().double_check_in(case, finding.id, self.speech.words).unwrap_or_default();
            let likely = checks.iter().filter(|check| check.days_apart.is_none_or(|days| days <= MOST_DAYS_APART));
            for check in likely.take(MOST_CHECKS) {
                self.lines.add(2, 4, &speech.check(check));
            }
        }
        let told = |criterion: &&CriterionResult| self.is_long || finding.determining.contains(&criterion.id);
        let criteria: Vec<&CriterionResult> = finding.criteria.iter().filter(told).collect();
        let settled = matches!(finding.outcome, Outcome::Met | Outcome::NotMet);
        if settled && !criteria.is_empty() && criteria.iter().all(|criterion| criterion.outcome == Outcome::Undetermined) {
            self.lines.add(2, 4, speech.say(ONE_OF_THESE));
        }
        let marks = criteria.iter().map(|criterion| speech.mark(criterion.outcome).chars().count() + 1);
        let width = marks.max().unwrap_or_default();
        for criterion in criteria {
            let inner = width + 3;
            self.lines.add(
                2,
                inner,
                &format!("{:width$} {}", format!("{}:", speech.mark(criterion.outcome)), criterion.statement),
            );
            self.lines.add(inner, inner + 2, &speech.place(&criterion.citation));
            if self.is_long || settled {
                self.readings(criterion.readings, inner);
            }
            if self.is_long {
                self.missing(&criterion.missing, inner);
            }
        }
    }

    /// Our readings and the others, each once.
    fn readings(&mut self, ids: &'static [&'static str], indent: usize) {
        for id in ids {
            if self.told.contains(id) || (!self.is_long && TOLD_BY_NOTICE.contains(id)) {
                continue;
            }
            self.told.push(id);
            if let Some(reading) = self.speech.reading(id) {
                self.lines.add(indent, indent + 2, &reading);
            }
        }
    }

    fn missing(&mut self, missing: &[FactRef], indent: usize) {
        if missing.is_empty() {
            return;
        }
        self.lines.add(indent, indent + 2, self.speech.say(SETTLED_BY));
        for fact in missing {
            self.lines.add(indent + 2, indent + 4, &self.speech.fact(fact));
        }
    }

    /// What cannot be told yet: findings, then actions.
    fn open(&mut self) {
        if !self.is_about_something {
            return;
        }
        let speech = self.speech;
        let is_open = |finding: &&FindingResult| finding.outcome == Outcome::Undetermined && self.is_listed(finding);
        let findings: Vec<&FindingResult> = self.findings().filter(is_open).collect();
        // A long text said so of each of them.
        if !findings.is_empty() && !self.is_long {
            self.lines.heading(speech.say(OPEN));
            for finding in findings {
                self.lines.add(2, 6, finding.title);
            }
        }
        let is_open = |action: &&ActionResult| action.outcome == ActionOutcome::Undetermined && self.is_shown(action.id);
        let actions: Vec<&ActionResult> = self.answer.actions.iter().filter(is_open).collect();
        if !actions.is_empty() {
            self.lines.heading(speech.say(DEPENDS));
        }
        for action in actions {
            self.lines.add(2, 4, &format!("- {}", action.title));
            if self.is_long {
                self.lines.add(4, 6, &speech.place(&action.citation));
                self.readings(action.readings, 4);
                self.missing(&action.missing, 4);
            }
        }
    }

    /// The policies that the case is not about.
    fn left_out(&mut self) {
        let left_out = self.answer.policies.iter().filter(|policy| !self.about.contains(&policy.id));
        let left_out: Vec<&str> = left_out.map(|policy| policy.title).collect();
        if !left_out.is_empty() {
            self.lines.gap();
            self.lines.add(0, 2, &self.speech.fill(LEFT_OUT, [("policies", left_out.join("; "))]));
        }
    }

    /// Whether an open finding is told of: not what only a plan, a county or a region could tell, where none is described.
    fn is_listed(&self, finding: &FindingResult) -> bool {
        let is_members = |fact: &FactRef| fact.fact.is_members();
        let rests_on_facts = finding.criteria.iter().any(|criterion| !criterion.facts.is_empty());
        rests_on_facts || finding.missing.iter().any(is_members)
    }

    /// Notices, each text once, with what it is about.
    fn notices(&mut self) {
        let mut texts: Vec<(&str, Vec<&'static str>)> = Vec::new();
        for notice in self.answer.notices.iter().filter(|notice| self.is_told(notice)) {
            let at = texts.iter().position(|(text, _)| *text == notice.text).unwrap_or_else(|| {
                texts.push((&notice.text, Vec::new()));
                texts.len() - 1
            });
            if let (Some((_, titles)), Some(title)) = (texts.get_mut(at), self.title(notice.about))
                && !titles.contains(&title)
            {
                titles.push(title);
            }
        }
        if texts.is_empty() {
            return;
        }
        self.lines.heading(self.speech.say(PLEASE_NOTE));
        for (text, titles) in texts {
            let about = if titles.is_empty() { String::new() } else { format!(" ({})", titles.join("; ")) };
            self.lines.add(2, 4, &format!("{}{about}", self.speech.with_long_days(text)));
        }
    }

    /// Left out is what is about another policy, and on what a finding rests of which nothing is told.
    fn is_told(&self, notice: &Notice) -> bool {
        let about = notice.about;
        let holds = |finding: &FindingResult| finding.id == about || finding.criterion(about).is_some();
        match self.answer.findings.iter().find(|finding| holds(finding)) {
            Some(finding) => self.is_shown(about) && (notice.code != "evidenceNotVerified" || self.is_explained(finding)),
            None => !self.answer.policies.iter().any(|policy| policy.id == about) || self.about.contains(&about),
        }
    }

    /// The title of a finding or an action, the statement of a criterion.
    fn title(&self, id: &str) -> Option<&'static str> {
        let finding = || self.answer.finding(id).map(|finding| finding.title);
        let criterion = || self.answer.findings.iter().find_map(|finding| finding.criterion(id));
        let action = || self.answer.action(id).map(|action| action.title);
        finding().or_else(action).or_else(|| criterion().map(|criterion| criterion.statement))
    }
}

/// The policies that a case is about: those of which a rule rests on something that was given (a birth alone is about none),
/// or which ask for something to be done.
fn policies_spoken_of(answer: &Determination) -> Vec<&'static str> {
    let rests = |criterion: &CriterionResult| criterion.facts.iter().any(|fact| fact.fact != BIRTH_DATE.0);
    let is_idle =
        |outcome| matches!(outcome, ActionOutcome::Undetermined | ActionOutcome::NotRequired | ActionOutcome::NotInForce);
    let asks = |action: &&ActionResult| !is_idle(action.outcome);
    let is_about = |policy: &str| {
        let mut findings = answer.findings.iter().filter(|finding| is_of(finding.id, policy));
        let mut actions = answer.actions.iter().filter(asks);
        findings.any(|finding| finding.criteria.iter().any(rests)) || actions.any(|action| is_of(action.id, policy))
    };
    answer.policies.iter().map(|policy| policy.id).filter(|policy| is_about(policy)).collect()
}

fn is_of(id: &str, policy: &str) -> bool {
    id.strip_prefix(policy).is_some_and(|rest| rest.starts_with('/'))
}
