use serde_json::{Value, json};

use super::Interview;
use crate::{Outcome, ProblemCode};

const INVOLVED: &str = "ca-phc-mcbp8015/child-welfare-involved";

fn begin(case: Value) -> Interview {
    Interview::begin(&case.to_string()).unwrap()
}

fn case(goals: &[&str], member: Value) -> Value {
    json!({"asOf": "2026-11-23", "goals": goals, "member": member})
}

fn next(interview: &Interview) -> String {
    interview.question().map(|question| question.fact.to_string()).unwrap_or_default()
}

/// Goes on with "I don't know" until this is asked.
fn skip_to(interview: &mut Interview, fact: &str) {
    while next(interview) != fact {
        assert_ne!(next(interview), "", "{fact} is never asked");
        interview.dont_know();
    }
}

fn known(interview: &Interview) -> Value {
    serde_json::from_str(&interview.case_json()).unwrap()
}

/// All that can be seen of an interview.
fn all(interview: &Interview) -> (String, String, String) {
    (interview.case_json(), interview.determination().to_json(), next(interview))
}

fn outcome(interview: &Interview, finding: &str) -> Outcome {
    interview.determination().finding(finding).unwrap().outcome
}

#[test]
fn it_ends_when_nobody_knows_anything_and_claims_nothing() {
    let mut interview = begin(json!({"asOf": "2026-11-23"}));
    let begun = interview.determination().to_json();
    let mut asked = Vec::new();
    while interview.question().is_some() {
        let fact = next(&interview);
        assert!(!asked.contains(&fact), "{fact} is asked twice");
        asked.push(fact);
        interview.dont_know();
    }
    assert!(asked.len() > 40, "{asked:?}");
    assert_eq!(interview.determination().to_json(), begun);
    interview.dont_know();
    assert_eq!(next(&interview), "");
}

#[test]
fn it_ends_whatever_is_answered_and_undoing_all_of_it_restores_every_step() {
    // Answers in turn: as rough as can be, so that further questions follow.
    let answers = |shape: &str| match shape {
        "day" | "deed" => json!("2020"),
        "status" => json!([{"start": "2020"}, {"start": "2021", "end": "2022"}]),
        "flag" => json!(true),
        "spans" => json!({"entries": [{"start": "2019", "end": {}}, {"start": {}, "end": "2026"}], "complete": false}),
        "events" => json!({"entries": [{"date": "2026"}, {"date": "2025-11"}], "complete": false}),
        "text" => json!("partnership"),
        _ => json!([]),
    };
    let mut interview = begin(json!({"asOf": "2026-11-23"}));
    let mut seen = vec![all(&interview)];
    for turn in 0.. {
        let Some(question) = interview.question() else { break };
        let mut answer = answers(question.answer.kind);
        let required: Vec<_> = question.fact.fact().details.iter().map(|id| id.entry()).filter(|entry| entry.required).collect();
        for entry in answer.get_mut("entries").and_then(Value::as_array_mut).into_iter().flatten() {
            for detail in &required {
                entry[detail.name] = json!("unknown");
            }
        }
        if let Some(choices) = question.answer.choices.as_ref().filter(|_| question.answer.kind == "choice") {
            answer = json!(choices[0]);
        }
        if turn % 3 == 2 {
            interview.dont_know();
        } else if let Err(problems) = interview.answer(&answer) {
            assert_eq!(all(&interview), *seen.last().unwrap(), "a refused answer changes nothing");
            assert_ne!(problems.as_slice()[0].path, "");
            interview.dont_know();
        }
        seen.push(all(&interview));
        assert!(seen.len() < 1_000, "it does not end: {:?}", next(&interview));
    }
    while let Some(before) = seen.pop() {
        assert_eq!(all(&interview), before);
        assert_eq!(interview.undo(), !seen.is_empty());
    }
}

#[test]
fn what_is_not_known_is_not_asked_again_unless_undone() {
    let mut interview = begin(case(&[INVOLVED], json!({"birthDate": "2009-03-10"})));
    let first = next(&interview);
    interview.dont_know();
    assert_ne!(next(&interview), first);
    assert_eq!(outcome(&interview, INVOLVED), Outcome::Undetermined);
    while interview.question().is_some() {
        assert_ne!(next(&interview), first);
        interview.dont_know();
    }
    while interview.undo() {}
    assert_eq!(next(&interview), first);
}

#[test]
fn an_answer_goes_where_the_case_has_it_and_makes_the_way_there() {
    let mut interview = begin(case(&["ca-phc-mcbp8015/high-risk"], json!({"birthDate": "2015", "needs": null})));
    skip_to(&mut interview, "member.needs.complexMedical");
    interview.answer(true).unwrap();
    assert_eq!(known(&interview)["member"]["needs"], json!({"complexMedical": true}));
}

#[test]
fn an_answer_about_an_entry_changes_that_entry_alone() {
    for nested in [false, true] {
        let entries = json!([{"start": "2010", "end": "2011", "state": "NV"}, {"start": "2019", "end": "2026", "state": "CA"}]);
        let history = if nested { json!({"entries": entries, "complete": true}) } else { entries };
        let facts = json!({"birthDate": "2009-03-10", "fosterCare": history, "adoptionAssistance": [], "familyMaintenance": []});
        let mut interview = begin(json!({"asOf": "2027-06-15", "goals": [INVOLVED], "member": facts}));
        assert_eq!(next(&interview), "member.fosterCare[1].end");
        let place = if nested { "/member/fosterCare/entries/1/end" } else { "/member/fosterCare/1/end" };
        for (refused, code) in
            [("\"2018\"", ProblemCode::EndBeforeStart), ("2026", ProblemCode::WrongType), ("2026-", ProblemCode::NotJson)]
        {
            let problems = interview.answer_json(refused).unwrap_err();
            assert_eq!((problems.as_slice()[0].path.as_str(), problems.as_slice()[0].code), (place, code));
        }
        interview.answer("2026-01").unwrap();
        assert_eq!(outcome(&interview, INVOLVED), Outcome::NotMet);
        let case = known(&interview);
        let history = &case["member"]["fosterCare"];
        let entries = if nested { &history["entries"] } else { history };
        assert_eq!(entries[0], json!({"start": "2010", "end": "2011", "state": "NV"}));
        assert_eq!(entries[1], json!({"start": "2019", "end": "2026-01", "state": "CA"}));
    }
}

#[test]
fn a_whole_history_replaces_what_was_there_and_its_entries_are_new() {
    let known_so_far = json!({"entries": [{"start": "2019", "end": "2026", "state": "CA"}], "complete": false});
    let facts = json!({"birthDate": "2009-03-10", "fosterCare": known_so_far, "adoptionAssistance": [], "familyMaintenance": []});
    let mut interview = begin(json!({"asOf": "2027-06-15", "goals": [INVOLVED], "member": facts}));
    skip_to(&mut interview, "member.fosterCare");
    let asked_before = interview.clone();
    interview.answer(json!([{"start": "2020", "end": "2026", "state": "NV"}])).unwrap();
    assert_eq!(next(&interview), "member.fosterCare[0].end");
    interview.dont_know();
    assert_eq!(next(&interview), "", "and the history is not asked for again");
    while interview.case_json() != asked_before.case_json() {
        assert!(interview.undo());
    }
    assert_eq!(all(&interview), all(&asked_before));
}

#[test]
fn a_key_that_an_answer_gives_twice_is_refused() {
    let mut interview = begin(case(&[INVOLVED], json!({})));
    skip_to(&mut interview, "member.birthDate");
    let before = all(&interview);
    let problems = interview.answer_json(r#"{"earliest": "2009", "earliest": "2012"}"#).unwrap_err();
    assert_eq!(
        (problems.as_slice()[0].path.as_str(), problems.as_slice()[0].code),
        ("/member/birthDate/earliest", ProblemCode::DuplicateKey)
    );
    for text in ["", "{", "\"2009\" }", "\"2009\", \"id\": \"b\"", "\"\\ud800\""] {
        let problems = interview.answer_json(text).unwrap_err();
        assert_eq!(
            (problems.as_slice()[0].path.as_str(), problems.as_slice()[0].code),
            ("/member/birthDate", ProblemCode::NotJson)
        );
    }
    assert_eq!(all(&interview), before);
}

#[test]
fn an_answer_that_does_not_fit_another_fact_is_refused_at_that_fact() {
    let facts = json!({"fosterCare": [{"start": "2019-05-01", "state": "CA"}]});
    let mut interview = begin(case(&[INVOLVED], facts));
    skip_to(&mut interview, "member.birthDate");
    let problems = interview.answer("2020-01-01").unwrap_err();
    assert_eq!(problems.as_slice()[0].path, "/member/fosterCare/0/start");
}

#[test]
fn an_answer_to_no_question_is_refused() {
    let mut interview = begin(case(&[INVOLVED], json!({"birthDate": "1990-01-01"})));
    assert_eq!((next(&interview).as_str(), outcome(&interview, INVOLVED)), ("", Outcome::NotMet));
    assert_eq!(interview.answer("2009").unwrap_err().as_slice()[0].code, ProblemCode::UnknownField);
}

#[test]
fn the_case_at_the_end_gives_the_same_answer_by_itself() {
    let reader = crate::Reader::new().as_of("2026-11-23".parse().unwrap()).policies(["ca-phc-mcbp8015"]).goals([INVOLVED]);
    let mut interview = Interview::begin_with(&reader, "\u{feff}{\"asOf\": \"2020-01-01\", \"policies\": null}").unwrap();
    skip_to(&mut interview, "member.birthDate");
    interview.answer("1990-01-01").unwrap();
    assert_eq!(crate::evaluate_json(&interview.case_json()), interview.determination().to_json());
    assert_eq!(
        known(&interview),
        json!({"asOf": "2026-11-23", "policies": ["ca-phc-mcbp8015"], "goals": [INVOLVED], "member": {"birthDate": "1990-01-01"}})
    );
}

#[test]
fn a_case_that_is_refused_begins_no_interview() {
    let problems = Interview::begin(r#"{"member": {"birthDate": "2025-02-30"}}"#).unwrap_err();
    let codes: Vec<_> = problems.as_slice().iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [ProblemCode::NotADay, ProblemCode::MissingAsOf]);
}
