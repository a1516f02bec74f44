//! A sample of worlds spares searches and changes nothing: with one and without, every formula is the same on every
//! day, the same facts are missing, and answers mean the same.

use crate::case::Case;
use crate::logic::{Evaluation, Interpretation, Valuation};
use crate::policies;
use crate::rules::{Dependencies, FormulaId};
use crate::time::{Day, Timeline, Window};
use crate::worlds::{AnswerClass, Worlds};

/// What was found of one formula: its days, the facts that matter, and what each answer means.
type Found = (Timeline, Vec<String>, Vec<Vec<AnswerClass>>);

/// Everything found of a case, formula by formula.
fn found(case: &Case, with_sample: bool) -> Vec<Found> {
    let all = policies::all();
    let window = Window { from: Day::new(2012, 1, 1).unwrap(), to: Day::NEVER };
    let valuation = Valuation::new(case, window, Interpretation::USED);
    let dependencies = all.assembled.iter().map(|of| &of.dependencies).collect();
    // So much work that none is given up for want of it.
    let worlds = Worlds::new(valuation, all, 1_000_000_000).about(dependencies);
    let worlds = if with_sample { worlds } else { worlds.without_sample() };
    let mut evaluation: Evaluation<'_> = worlds.evaluation();
    let ids = || (0..).take(all.formulas.list.len()).map(FormulaId);
    ids().for_each(|id| evaluation.work_out(id));
    let solver = worlds.solver(&evaluation);
    solver.begin();
    let snapshots = solver.snapshots(&Dependencies::of_all(&all.formulas, |_| true), case.as_of);
    let of = |id| {
        solver.begin();
        let relevant = solver.relevant(id, &snapshots);
        let answers = relevant.facts.iter().map(|fact| {
            solver.begin();
            solver.answers(id, &relevant, *fact, &snapshots)
        });
        let answers = answers.collect();
        let line = evaluation.formula(id).unwrap().clone();
        assert!(worlds.is_exact(id), "{id:?}");
        (line, relevant.facts.iter().map(|fact| format!("{fact:?}")).collect(), answers)
    };
    ids().map(of).collect()
}

fn is_the_same(case: &str) {
    let case = Case::from_json(case).unwrap_or_else(|problems| panic!("{problems}"));
    let (with, without) = (found(&case, true), found(&case, false));
    for (at, (with, without)) in with.iter().zip(&without).enumerate() {
        assert_eq!(with, without, "formula {at}");
    }
}

#[test]
fn of_a_roster() {
    is_the_same(
        r#"{"asOf": "2026-11-23", "member": {"birthDate": "2014-06-02", "aidCodes": [{"start": "2023-02-01", "code": "42"}],
            "enrollments": [{"start": "2023-02-01", "state": "CA", "delivery": "managedCare"}]}}"#,
    );
}

#[test]
fn of_a_rough_birth_and_an_open_history() {
    is_the_same(
        r#"{"asOf": "2026-11-23", "member": {"birthDate": {"earliest": "2001-01-01", "latest": "2009-12-31"},
            "fosterCare": {"complete": false, "entries": [{"start": "2019", "end": {"earliest": "2025-06-01"}, "state": "unknown"},
                {"start": {"latest": "2026-02-01"}, "state": "CA"}]},
            "adoptionAssistance": [{"start": "2020", "end": "2026", "state": "CA"}],
            "releases": {"complete": false, "entries": [{"date": "2026", "facility": "youthFacility"}]}}}"#,
    );
}

#[test]
fn of_moves_and_custody() {
    is_the_same(
        r#"{"asOf": "2026-11-23", "member": {"birthDate": "2010-05",
            "louisiana": {"dcfsCustody": {"complete": false, "entries": [{"start": {"earliest": "2024-01-01", "latest": "2026-11-01"}}]}},
            "northCarolina": {"responsiblePlans": {"complete": false, "entries": [
                {"start": "2024", "end": {"earliest": "2026-09-01", "latest": "2026-10-15"}, "plan": "Vaya"},
                {"start": {"earliest": "2026-09-20", "latest": "2026-11-10"}, "plan": "Trillium"}]}}}}"#,
    );
}
