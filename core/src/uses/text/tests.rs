use crate::{Case, Words, evaluate, evaluate_in};

fn text(case: &str) -> String {
    evaluate(&Case::from_json(case).unwrap()).unwrap().to_string()
}

/// The paragraph that begins with a heading.
fn part<'t>(text: &'t str, heading: &str) -> &'t str {
    text.split("\n\n").find(|part| part.starts_with(heading)).unwrap_or_else(|| panic!("no `{heading}` in:\n{text}"))
}

#[test]
fn what_is_due_stands_first_and_the_soonest_before_the_others() {
    let said = text(
        r#"{"asOf": "2026-03-04", "policies": ["la-dcfs-mco-manual"], "member": {"louisiana": {"identifiedByDcfs": true}},
            "plan": {"state": "LA", "caseMeetings": [], "executiveMeetings": [], "reportsDue": [{"date": "2026-02-10", "submittedOn": false}]}}"#,
    );
    let due: Vec<_> = part(&said, "To do").lines().filter(|line| line.starts_with("  - ")).collect();
    let begins = |line: &str, beginning: &str| assert!(line.starts_with(beginning), "{said}");
    begins(due[0], "  - overdue, was due on 31 December 2025 (each calendar quarter): ");
    begins(due[1], "  - overdue, was due on 10 February 2026 (on the day set for the report): ");
    begins(due[2], "  - overdue, was due on 1 March 2026 (each week, Monday to Sunday): ");
    assert!(due.iter().skip(3).all(|line| !line.contains("was due") && !line.contains("- by ")), "{said}");
    assert!(part(&said, "To do").ends_with("\n  Where no day is given, the document sets none."), "{said}");
}

#[test]
fn a_deadline_whose_day_is_not_known_is_told_as_one() {
    let said = text(r#"{"asOf": "2026-03-04", "policies": ["ca-dhcs-ecm"], "member": {"ecm": {"requestReceived": "2026-02"}}}"#);
    assert!(part(&said, "To do").contains("\n  - by a day that is not known yet: Decide the request"), "{said}");
    assert!(part(&said, "Please note").contains("what it runs from is not known to the day."), "{said}");
}

#[test]
fn the_end_of_an_outcome_is_said_as_well_as_it_is_known() {
    let case = |end: &str| {
        format!(
            r#"{{"asOf": "2026-11-23", "policies": ["ca-phc-mcbp8015"], "member": {{"birthDate": "2009-03-10", "adoptionAssistance": [],
                "familyMaintenance": [], "fosterCare": [{{"start": "2019-05-01", "end": {end}, "state": "CA"}}]}}}}"#
        )
    };
    let said = |end| text(&case(end)).lines().nth(1).unwrap_or_default().to_owned();
    assert_eq!(said(r#""2026-01-10""#), "  Child welfare-involved: yes until 10 January 2027 if nothing else changes");
    assert_eq!(said(r#""2026-01""#), "  Child welfare-involved: yes at least until 1 January 2027 if nothing else changes");
}

#[test]
fn what_holds_either_way_is_not_told_as_not_known() {
    let said = text(
        r#"{"asOf": "2026-06-15", "policies": ["ca-phc-mcbp8015"], "member": {"birthDate": "2017-01-01",
            "fosterCare": [{"start": "2025-01-01", "end": "2026", "state": "CA"}]}}"#,
    );
    let why = part(&said, "Child welfare-involved: yes");
    assert!(
        why.contains("\n  One of these holds, whichever it is:\n  not known: under 21 and in foster care in California\n"),
        "{said}"
    );
}

#[test]
fn a_reading_is_told_once_beneath_what_rests_on_it() {
    let case = r#"{"asOf": "2026-11-23", "member": {"birthDate": "2015-02-03", "fosterCare": [{"start": "2026-01-01", "state": "CA"}]}}"#;
    let answer = evaluate(&Case::from_json(case).unwrap()).unwrap();
    let question = "Is foster care \"in California\" by custody or by place? Our reading: By either:";
    for said in [answer.to_string(), answer.text().long().to_string()] {
        assert_eq!(said.matches(question).count(), 1, "{said}");
    }
    // Of those born on 29 February a notice tells.
    assert!(!answer.to_string().contains("29 February") && answer.text().long().to_string().contains("29 February"));
}

#[test]
fn what_the_case_is_not_about_is_named_and_left_out() {
    let case = r#"{"asOf": "2026-11-23", "policies": ["ca-phc-mcbp8015", "la-csoc", "nc-cfii"],
        "member": {"birthDate": "2015-02-03", "fosterCare": [{"start": "2026-01-01", "state": "CA"}]}}"#;
    let said = text(case);
    assert!(!said.contains("Waiver population") && !said.contains("transition of care"), "{said}");
    let left_out = said.lines().skip_while(|line| !line.starts_with("Left out")).flat_map(str::split_whitespace);
    let left_out = left_out.collect::<Vec<_>>().join(" ");
    assert!(left_out.ends_with("Coordinated System of Care; NC Child and Family Improvement Initiative."), "{said}");
    let long = evaluate(&Case::from_json(case).unwrap()).unwrap().text().long().to_string();
    assert!(long.contains("Waiver population") && !long.contains("Left out"), "{long}");
}

#[test]
fn of_nobody_much_is_not_said() {
    let said = text(r#"{"asOf": "2026-11-23"}"#);
    assert!(said.lines().count() < 15, "{said}");
    assert!(said.contains("\nNext question\n  What is the date of birth?\n"), "{said}");
}

#[test]
fn a_language_of_its_own_has_its_own_days_and_marks() {
    static WORDS: std::sync::LazyLock<Words> = std::sync::LazyLock::new(|| {
        let table = r#"{"text.yes": {"text": "sí"}, "text.until": {"text": " hasta el {day}"}, "text.month2": {"text": "de febrero de"}}"#;
        Words::from_json("es", table).unwrap_or_default()
    });
    let case = r#"{"asOf": "2026-11-23", "policies": ["ca-phc-mcbp8015"],
        "member": {"birthDate": "2015-02-03", "fosterCare": [{"start": "2026-01-01", "state": "CA"}]}}"#;
    let said = evaluate_in(&Case::from_json(case).unwrap(), &WORDS).unwrap().to_string();
    assert!(said.contains("\n  Child welfare-involved: sí hasta el 2 de febrero de 2041\n"), "{said}");
}
