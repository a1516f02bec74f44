//! The policies put together, as Rust source: `policies/assembled.rs`, which the program holds in place of code that would put
//! them together when it starts.

use std::fmt::{self, Write};

use crate::facts::FactId;
use crate::policies::{DEFINITIONS, LIST, put_together};
use crate::rules;
use crate::rules::{
    Assembled, Condition, Dependencies, EntriesOf, ExcludingTest, Expr, FormulaId, Policies, PolicyError, Run, Test, When,
};
use crate::time::Day;

const HEAD: &str = "\
//! The policies put together: every condition that looks at facts, every formula over them, and which are whose. What the lines
//! mean says `ready.rs`. Written by `cargo xtask types` from the rules. Do not edit.

use std::sync::OnceLock;

use crate::facts::FactId;
use crate::policies::ready::*;
use crate::rules::Expr::*;
use crate::rules::{self, ActionRule, Assembled, AssembledFinding, AssembledPolicy, Criterion, ExcludingTest, Expr};
use crate::rules::{FormulaId, Group, NoticeRule};
use crate::time::Day;
";

/// The Rust source of the ready-made tables, from the rules as they are.
///
/// # Errors
/// A [`PolicyError`] where the rules do not fit together.
pub fn ready_made() -> Result<String, PolicyError> {
    let policies = put_together()?;
    let mut source = Source { text: HEAD.to_owned(), roots: roots() };
    source.atoms(&policies);
    source.formulas(&policies);
    source.groups(&policies);
    source.rules(&policies);
    Ok(source.text)
}

/// The source, as far as it is written.
struct Source {
    text: String,
    /// The conditions that rules begin with, each with how it is called.
    roots: Vec<(String, &'static Condition)>,
}

impl Source {
    /// A list: what it is, its name, the type of its items, and these.
    fn list(&mut self, what: &str, name: &str, of: &str, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().collect();
        let count = items.len();
        let lines: String = items.iter().map(|item| format!("    {item},\n")).collect();
        self.write(format_args!("\n/// {what}\npub(super) static {name}: [{of}; {count}] = [\n{lines}];\n"));
    }

    /// The same with short items, in one line.
    fn row<T: fmt::Debug>(&mut self, what: &str, name: &str, of: &str, items: &[T]) {
        self.write(format_args!("\n/// {what}\npub(super) static {name}: [{of}; {}] = {items:?};\n", items.len()));
    }

    fn write(&mut self, text: fmt::Arguments<'_>) {
        // INVARIANT: a text takes all that is written to it.
        let _ = self.text.write_fmt(text);
    }

    /// The way to a condition that is like this one: the first that rules come upon.
    fn way_to(&self, condition: &Condition) -> String {
        let found = self.roots.iter().find_map(|(root, all)| Some((root, way_below(all, condition)?)));
        found.map_or_else(String::new, |(root, way)| format!("{root}, &{way:?})"))
    }

    fn atoms(&mut self, policies: &Policies) {
        let of = &policies.formulas;
        let excluding: Vec<_> = policies.excluding.iter().filter_map(|of| self.excluding(of)).collect();
        self.list("The tests that carry a notice.", "EXCLUDING", "ExcludingTest", excluding);
        self.row("The atoms: the group of each, and its place in it.", "ATOMS", "(u16, u16)", &of.atoms);
        self.row("How much oftener each atom is asked for than forbidden.", "WANTED", "i32", &of.wanted);
    }

    fn excluding(&self, of: &ExcludingTest) -> Option<String> {
        let mut found = None;
        for definition in &DEFINITIONS {
            definition.condition.visit(&mut |condition| {
                if let Some(EntriesOf { fact, test, .. }) = condition.entries()
                    && *fact == of.fact
                    && let Some(way) = way_below_test(test, of.test)
                {
                    found.get_or_insert_with(|| format!("excluding({}, &{way:?})", self.way_to(condition)));
                }
            });
        }
        found
    }

    fn formulas(&mut self, policies: &Policies) {
        let of = &policies.formulas;
        let list = of.list.iter().map(|of| format!("formula({}, {})", expr(&of.expr), dependencies(&of.dependencies)));
        self.list("The formulas, each behind those it names.", "FORMULAS", "rules::Formula", list);
        self.list("The parts of expressions, run by run.", "PARTS", "Expr", of.parts.iter().map(expr));
        self.row("The atoms that formulas look at, run by run.", "USES", "u16", &of.uses);
        self.row("The ages that have a bit.", "AGES", "u16", &of.ages);
        self.list("The days that have one.", "DAYS", "Day", of.days.iter().map(day));
        self.row("The months that have one.", "MONTHS", "u32", &of.months);
    }

    fn groups(&mut self, policies: &Policies) {
        let of = &policies.formulas;
        let (mut facts, mut atoms, mut groups) = (Vec::new(), Vec::new(), Vec::new());
        for group in of.groups.iter() {
            let (fact, atom) = (facts.len(), atoms.len());
            facts.extend(group.facts.iter().map(|fact| format!("fact({})", number_of(*fact))));
            atoms.extend(group.atoms.iter().map(|atom| {
                let rules::Atom { condition, at, shift, most } = atom;
                format!("atom({}, {at}, {shift}, {most})", self.way_to(condition))
            }));
            let of_facts = format!("{fact}, {}", group.facts.len());
            let of_atoms = format!("{atom}, {}", group.atoms.len());
            groups.push(format!("group(some(&FACTS, {of_facts}), some(&HIDDEN, {of_facts}), some(&IN_GROUPS, {of_atoms}))"));
        }
        let count = facts.len();
        self.list("The facts of groups.", "FACTS", "FactId", facts);
        self.write(format_args!(
            "\n/// For each of them, what entries that were not given can be: found out once.\n\
             static HIDDEN: [OnceLock<Vec<u64>>; {count}] = [const {{ OnceLock::new() }}; {count}];\n"
        ));
        self.list("The atoms of groups.", "IN_GROUPS", "rules::Atom", atoms);
        self.list("The groups of facts that hang together.", "GROUPS", "Group", groups);
        self.write(format_args!("\n/// The groups that look at moves.\npub(super) const MOVING: u128 = {:#x};\n", of.moving));
        let fits = of.fits_in_states;
        self.write(format_args!("\n/// Whether there is room for all of it.\npub(super) const FITS_IN_STATES: bool = {fits};\n"));
    }

    fn rules(&mut self, policies: &Policies) {
        let (mut criteria, mut findings, mut actions, mut notices) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut list = Vec::new();
        for (policy, of) in policies.assembled.iter().enumerate() {
            let before = (findings.len(), actions.len(), notices.len());
            for (at, finding) in of.findings.iter().enumerate() {
                let first = criteria.len();
                let (number, holds) = (finding.number, when(finding.when));
                criteria.extend(finding.criteria.iter().enumerate().map(|(below, criterion)| {
                    let Assembled { number, when: holds, .. } = criterion;
                    format!("criterion(({policy}, {at}, {below}), {number}, {})", when(*holds))
                }));
                let own = finding.criteria.len();
                findings.push(format!("finding(({policy}, {at}), {number}, {holds}, some(&CRITERIA, {first}, {own}))"));
            }
            let line = |(at, of): (usize, &Assembled<_>)| format!("action(({policy}, {at}), {}, {})", of.number, when(of.when));
            actions.extend(of.actions.iter().enumerate().map(line));
            let line = |(at, of): (usize, &Assembled<_>)| format!("notice(({policy}, {at}), {})", when(of.when));
            notices.extend(of.notices.iter().enumerate().map(line));
            list.push(format!(
                "policy({policy}, some(&FINDINGS, {}, {}), some(&ACTIONS, {}, {}), some(&NOTICES, {}, {}), {})",
                before.0,
                of.findings.len(),
                before.1,
                of.actions.len(),
                before.2,
                of.notices.len(),
                dependencies(&of.dependencies)
            ));
        }
        self.list("The criteria of the findings.", "CRITERIA", "Assembled<Criterion>", criteria);
        self.list("The findings of the policies.", "FINDINGS", "AssembledFinding", findings);
        self.list("Their actions.", "ACTIONS", "Assembled<ActionRule>", actions);
        self.list("Their notices.", "NOTICES", "Assembled<NoticeRule>", notices);
        self.list("The policies.", "POLICIES", "AssembledPolicy", list);
        let ids = policies.ids.iter().map(|id| format!("{id:?}"));
        self.list("Every id, in the order of ids.", "IDS", "&str", ids);
    }
}

/// The conditions that rules begin with, in the order in which they are put together, each with the call that finds it.
fn roots() -> Vec<(String, &'static Condition)> {
    let mut roots = Vec::new();
    for (at, definition) in DEFINITIONS.iter().enumerate() {
        roots.push((format!("of_definition({at}"), &definition.condition));
    }
    for (policy, of) in LIST.iter().enumerate() {
        for (at, finding) in of.findings.iter().enumerate() {
            for (below, criterion) in finding.criteria.iter().enumerate() {
                roots.push((format!("of_criterion({policy}, {at}, {below}"), &criterion.condition));
                let in_force = criterion.in_force;
                roots.extend(in_force.map(|when| (format!("of_criterion_in_force({policy}, {at}, {below}"), when)));
            }
            roots.extend(finding.in_force.map(|when| (format!("of_finding_in_force({policy}, {at}"), when)));
        }
        roots.extend(of.actions.iter().enumerate().map(|(at, of)| (format!("of_action({policy}, {at}"), &of.trigger)));
        roots.extend(of.notices.iter().enumerate().map(|(at, of)| (format!("of_notice({policy}, {at}"), &of.when)));
    }
    roots
}

/// The way below a condition to one like this.
fn way_below(condition: &Condition, wanted: &Condition) -> Option<Vec<usize>> {
    if condition == wanted {
        return Some(Vec::new());
    }
    let parts = match condition {
        Condition::All(parts) | Condition::Any(parts) => parts,
        Condition::Not(part) => std::slice::from_ref(*part),
        _ => return None,
    };
    parts.iter().enumerate().find_map(|(at, part)| Some([vec![at], way_below(part, wanted)?].concat()))
}

/// The way below a test to one like this.
fn way_below_test(test: &Test, wanted: &Test) -> Option<Vec<usize>> {
    if test == wanted {
        return Some(Vec::new());
    }
    let parts = match test {
        Test::All(parts) | Test::Any(parts) => parts,
        Test::Not(part) => std::slice::from_ref(*part),
        _ => return None,
    };
    parts.iter().enumerate().find_map(|(at, part)| Some([vec![at], way_below_test(part, wanted)?].concat()))
}

fn expr(of: &Expr) -> String {
    match of {
        Expr::From(from) => format!("From({})", day(from)),
        Expr::All(Run { from, len }) => format!("All(run({from}, {len}))"),
        Expr::Any(Run { from, len }) => format!("Any(run({from}, {len}))"),
        other => format!("{other:?}"),
    }
}

fn day(day: &Day) -> String {
    let numbers: Vec<String> = day.to_string().split('-').map(|part| part.trim_start_matches('0').to_owned()).collect();
    format!("Day::of_document({})", numbers.join(", "))
}

fn dependencies(of: &Dependencies) -> String {
    let Dependencies { atoms: Run { from, len }, birth_uses, ages, since, days, months, groups, is_composed } = of;
    let looks_at = format!("looks_at(run({from}, {len}), {birth_uses}, [{ages}, {since}, {days}, {months}], {groups:#x})");
    if *is_composed { format!("composed({looks_at})") } else { looks_at }
}

fn when(of: When) -> String {
    match of {
        When { holds: FormulaId(holds), fails: None } => format!("when({holds})"),
        When { holds: FormulaId(holds), fails: Some(FormulaId(fails)) } => format!("when_in_force({holds}, {fails})"),
    }
}

fn number_of(fact: FactId) -> usize {
    FactId::all().take_while(|known| *known != fact).count()
}
