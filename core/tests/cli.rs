//! The `kinfocus` command, as somebody calls it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Output;

use command::{MEMBER, kinfocus, lines, started};

mod command;

fn code(line: &str) -> &str {
    line.split(r#""code":""#).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_else(|| panic!("no code in {line}"))
}

#[test]
fn answers_come_one_a_line_in_the_order_of_the_cases() {
    let cases: String = (0..500).map(|n| format!("{}\n", MEMBER.replace(r#""id":"a""#, &format!(r#""id":"{n}""#)))).collect();
    let output = kinfocus(&["evaluate"], cases.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let answers = lines(&output);
    assert_eq!(answers.len(), 500);
    for (n, answer) in answers.iter().enumerate() {
        assert!(answer.contains(&format!(r#""memberId":"{n}""#)), "{n}: {answer}");
        assert_eq!(**answer, kinfocus::evaluate_json(cases.lines().nth(n).unwrap()));
    }
}

#[test]
fn a_refused_line_gives_its_problems_and_the_run_goes_on() {
    let input = format!("{{\"asOf\":\n\n{MEMBER}\r\n{{\n\u{feff}{MEMBER}\n{}\n{MEMBER}", "x".repeat(9 * 1024 * 1024));
    let output = kinfocus(&["evaluate"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let answers = lines(&output);
    assert_eq!(answers.len(), 6, "one answer a line that is not empty");
    assert_eq!(answers[0], kinfocus::evaluate_json("{\"asOf\":"));
    for (at, expected) in [(0, "notJson"), (2, "notJson"), (4, "tooLarge")] {
        assert_eq!(code(answers[at]), expected);
    }
    for at in [1, 3, 5] {
        assert_eq!(answers[at], kinfocus::evaluate_json(MEMBER));
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let output = kinfocus(&["evaluate"], b"{\"asOf\":\"\xff\"}\n");
    assert_eq!((output.status.code(), code(lines(&output)[0])), (Some(1), "notJson"));
}

#[test]
fn a_case_may_be_written_over_several_lines() {
    let output =
        kinfocus(&["evaluate"], b"{\n  \"asOf\": \"2026-11-23\",\n  \"member\": {\n    \"birthDate\": \"1990-01-01\"\n  }\n}\n");
    assert_eq!((output.status.code(), lines(&output).len()), (Some(0), 1));
}

#[test]
fn the_call_decides_over_the_case() {
    let output = kinfocus(&["evaluate", "--as-of", "2027-03-10", "--policy", "ca-dhcs-ecm", "-"], MEMBER.as_bytes());
    let answer = lines(&output)[0];
    assert!(answer.starts_with(
        r#"{"format":"kinfocus.determination/1","asOf":"2027-03-10","memberId":"a","policies":[{"id":"ca-dhcs-ecm""#
    ));
    assert!(!answer.contains("ca-phc-mcbp8015"));
}

#[test]
fn today_is_filled_in_where_no_day_is_given() {
    let output = kinfocus(&["evaluate"], b"{\"member\":{}}");
    assert_eq!(output.status.code(), Some(0));
    assert!(lines(&output)[0].starts_with(r#"{"format":"kinfocus.determination/1","asOf":"2"#));
}

#[test]
fn the_policies_are_listed() {
    let output = kinfocus(&["policies"], b"");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("ca-phc-mcbp8015") && text.contains("in force from 2025-11-12, next review 2026-11-12"), "{text}");
    assert!(text.contains("ca-dhcs-ecm"), "{text}");
}

#[test]
fn the_guide_is_written_into_a_folder() {
    let folder = std::env::temp_dir().join(format!("kinfocus-guide-{}", std::process::id())).join("guide");
    let output = kinfocus(&["guide", folder.to_str().unwrap(), "--home", "../"], b"");
    assert_eq!(output.status.code(), Some(0));
    assert!(lines(&output)[0].ends_with(": 6 pages, begin with index.html"), "{:?}", lines(&output));
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    assert_eq!(read("guide.css"), kinfocus::guide::STYLESHEET);
    for page in kinfocus::guide::pages(Some("../")) {
        assert_eq!(read(&page.name), page.html, "{}", page.name);
    }
    // A file stands where the folder should be.
    let output = kinfocus(&["guide", folder.join("index.html").to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(2));
    std::fs::remove_dir_all(folder.parent().unwrap()).unwrap();
}

#[test]
fn a_wrong_call_says_why_and_ends_with_2() {
    for call in [
        &["evaluate", "--as-of", "2025-02-30"][..],
        &["evaluate", "--policy", "no-such-policy"],
        &["evaluate", "/no/such/file"],
        &["evaluate", "--no-such-option"],
        &["evaluate", "--double-check"],
        &["evaluate", "--long"],
        &["no-such-command"],
        &[],
    ] {
        let output = kinfocus(call, b"");
        assert_eq!(output.status.code(), Some(2), "{call:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{call:?}");
    }
}

const ROSTER: &str = concat!(
    r#"{"member":{"id":"in care","birthDate":"2015-02-03","fosterCare":[{"start":"2026-01-01","state":"CA"}]}}"#,
    "\n\n",
    r#"{"member":{"id":"grown, up","birthDate":"1990-01-01"}}"#,
    "\n",
    r#"{"member":{"id":"nobody knows"}}"#,
    "\n",
    r#"{"member":{"birthDate":"2025-02-30","age":3}}"#,
    "\n",
    r#"{"member":{"id":"asked \"early\"","birthDate":"1990-01-01","ecm":{"requestReceived":"2026-11-02"}}}"#,
    "\n",
    r#"{"member":{"id":"for the meeting","louisiana":{"identifiedByDcfs":true}}}"#,
    "\n",
);

fn screen(arguments: &[&str]) -> (Output, String, String) {
    let output = kinfocus(&[&["screen", "--as-of", "2026-11-23"], arguments].concat(), ROSTER.as_bytes());
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (table, count) = (text(&output.stdout), text(&output.stderr));
    (output, table, count)
}

/// The lines of a table that are about a member, without the one that was refused.
fn members(table: &str) -> Vec<&str> {
    table.split_terminator("\r\n").skip(1).filter(|row| !row.starts_with("5,")).collect()
}

#[test]
fn a_roster_becomes_a_table_with_a_count() {
    let asked = ["--finding", "ca-phc-mcbp8015/child-welfare-involved", "--action", "ca-phc-mcbp8015/assign-direct-member"];
    let (output, table, count) = screen(&[&asked[..], &["--ids"]].concat());
    assert_eq!(output.status.code(), Some(1), "one case was refused");
    let expected = [
        "line,memberId,asOf,ca-phc-mcbp8015/child-welfare-involved,ca-phc-mcbp8015/child-welfare-involved until,ca-phc-mcbp8015/assign-direct-member,problems",
        "1,in care,2026-11-23,met,2041-02-02,required,",
        "3,\"grown, up\",2026-11-23,notMet,,notRequired,",
        "4,nobody knows,2026-11-23,undetermined,2052-11-22,undetermined,",
        r#"5,,,,,,"/member/birthDate `2025-02-30` is not a day of the calendar, written as 2026-11-23; /member/age `age` is not known here""#,
        "6,\"asked \"\"early\"\"\",2026-11-23,notMet,,notRequired,",
        "7,for the meeting,2026-11-23,undetermined,2052-11-22,undetermined,",
        "",
    ];
    assert_eq!(table, expected.join("\r\n"));
    let counted = "\
5 members, 1 refused; 6 rows
finding                                          met        notMet  undetermined    notInForce
ca-phc-mcbp8015/child-welfare-involved             1             2             2             0
action                                      required      optional  undetermined       overdue
ca-phc-mcbp8015/assign-direct-member               1             0             2             0
";
    assert_eq!(count, counted);
    let (_, table, count) = screen(&asked);
    let headings =
        "Line,Member,As of,Child welfare-involved,Child welfare-involved: until,Assign Direct Member status,Problems\r\n";
    assert!(table.starts_with(headings), "{table}");
    assert!(table.contains("\r\n4,nobody knows,2026-11-23,undetermined,2052-11-22,undetermined,\r\n"), "{table}");
    assert!(count.contains("\nChild welfare-involved                  1             2             2             0\n"), "{count}");
}

#[test]
fn reasons_doubts_and_questions_stand_in_columns_of_their_own() {
    let (_, plain, _) = screen(&["--finding", "ca-dhcs-ecm/pof-8-child-welfare"]);
    let (_, table, _) = screen(&["--finding", "ca-dhcs-ecm/pof-8-child-welfare", "--reasons", "--questions"]);
    let title = "Population of Focus 8: children and youth involved in child welfare";
    let headings =
        format!("Line,Member,As of,{title},{title}: until,{title}: because,Actions due,Not verified,Next question,Problems\r\n");
    assert!(table.starts_with(&headings), "{table}");
    let because = "is a child or youth involved in child welfare; no further need is asked for";
    assert!(
        members(&table)[0].contains(&format!(",{because},")) && members(&table)[0].contains(&format!(",{title},")),
        "{table}"
    );
    assert!(members(&table)[2].ends_with(",\"Is the member in foster care, or was the member ever?\","), "{table}");
    // What is shown with them and without is the same.
    for (row, more) in members(&plain).iter().zip(members(&table)) {
        let first = |row: &str| row.split(',').take(5).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(first(row), first(more));
    }
}

#[test]
fn the_meeting_list_of_a_louisiana_plan() {
    let (_, table, count) = screen(&["--met", "la-dcfs-mco-manual/weekly-meeting-case"]);
    let rows = members(&table);
    assert_eq!(rows, ["7,for the meeting,2026-11-23,met,,Talk over the member's care in the weekly meeting with DCFS,"]);
    assert!(table.contains("\r\n5,,,,,,\"/member/birthDate"), "the refused case is never left out: {table}");
    assert!(count.starts_with("5 members, 1 refused; 2 rows\n") && !count.contains("ca-phc"), "{count}");
}

#[test]
fn the_members_of_a_california_plan_who_need_an_action() {
    let (_, table, _) = screen(&["--needs", "ca-phc-mcbp8015/assign-direct-member"]);
    assert_eq!(members(&table), ["1,in care,2026-11-23,met,2041-02-02,met,2036-02-02,required,"]);
    let (_, table, _) = screen(&["--policy", "ca-dhcs-ecm", "--only-due"]);
    let rows = members(&table);
    assert_eq!(rows.len(), 1, "{table}");
    assert!(rows[0].contains("Decide the request for Enhanced Care Management (due 2026-11-09, overdue)"), "{table}");
}

#[test]
fn the_count_alone_or_in_a_file_is_json() {
    let (_, count, said) = screen(&["--needs", "ca-dhcs-ecm/decide-ecm-request", "--summary", "-"]);
    let counted = r#"{"answered":5,"refused":1,"shown":2,"findings":[],"actions":[{"id":"ca-dhcs-ecm/decide-ecm-request","required":1,"optional":0,"undetermined":0,"overdue":1}]}"#;
    assert!(count.trim_end() == counted && said.is_empty(), "what was asked for, and nothing else: {count}{said}");
    let (_, finding, _) = screen(&["--finding", "ca-dhcs-ecm/pof-8-child-welfare", "--summary", "-"]);
    assert!(
        finding.contains(r#""findings":[{"id":"ca-dhcs-ecm/pof-8-child-welfare","#)
            && finding.trim_end().ends_with(r#""actions":[]}"#),
        "{finding}"
    );
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("count.json");
    let (_, table, said) = screen(&["--needs", "ca-dhcs-ecm/decide-ecm-request", "--summary", file.to_str().unwrap()]);
    assert!(table.starts_with("Line,Member,As of,") && said.is_empty(), "{said}");
    assert_eq!(std::fs::read_to_string(file).unwrap(), count);
}

#[test]
fn a_roster_is_screened_in_order() {
    let cases: String = (0..300).map(|n| format!("{{\"member\":{{\"id\":\"{n}\"}}}}\n")).collect();
    let output = kinfocus(&["screen", "--policy", "la-csoc"], cases.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    for (n, row) in lines(&output).iter().skip(1).enumerate() {
        assert!(row.starts_with(&format!("{},{n},", n + 1)), "{row}");
    }
    assert_eq!(lines(&output).len(), 301);
}

#[test]
fn how_many_threads_there_are_changes_nothing() {
    let member = |n: usize| match n % 50 {
        7 => "{\"asOf\":".to_owned(),
        11 => "x".repeat(9 * 1024 * 1024),
        _ => format!("{{\"asOf\":\"2026-11-23\",\"member\":{{\"id\":\"{n}\",\"birthDate\":\"{}-03\"}}}}", 1980 + n % 45),
    };
    let cases: String = (0..180).map(|n| member(n) + "\n").collect();
    for call in [&["screen"][..], &["evaluate", "--policy", "ca-phc-mcbp8015"], &["evaluate", "--text"]] {
        let answer = |threads| kinfocus(&[call, &["--threads", threads]].concat(), cases.as_bytes());
        let one = answer("1");
        assert_eq!(one.status.code(), Some(1));
        for threads in ["2", "7"] {
            let several = answer(threads);
            assert_eq!((several.status, several.stdout, several.stderr), (one.status, one.stdout.clone(), one.stderr.clone()));
        }
    }
}

#[test]
fn each_answer_is_there_before_the_next_case_comes() {
    for (call, headings) in [(&["evaluate"][..], 0), (&["evaluate", "--threads", "3"], 0), (&["screen"], 1)] {
        let mut child = started(call);
        let (mut cases, mut answers) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()).lines());
        assert_eq!(answers.by_ref().take(headings).count(), headings);
        for _ in 0..3 {
            writeln!(cases, "{MEMBER}").unwrap();
            assert!(answers.next().unwrap().unwrap().contains("2026-11-23"), "{call:?}");
        }
        drop(cases);
        assert_eq!(answers.count(), 0);
        assert!(child.wait().unwrap().success());
    }
}

#[test]
fn whoever_has_seen_enough_may_stop_reading() {
    let cases = format!("{MEMBER}\n").repeat(3000);
    for call in ["evaluate", "screen"] {
        let mut child = started(&[call]);
        let mut input = child.stdin.take().unwrap();
        let mut first = String::new();
        let mut answers = BufReader::new(child.stdout.take().unwrap());
        let written = cases.clone();
        let writer = std::thread::spawn(move || input.write_all(written.as_bytes()));
        answers.read_line(&mut first).unwrap();
        drop(answers);
        assert_eq!(child.wait().unwrap().code(), Some(0), "{call}");
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(said, "", "{call}");
        let _ = writer.join().unwrap();
    }
}

#[test]
fn more_threads_than_a_machine_can_bear_are_refused() {
    for threads in ["0", "257", "65535"] {
        let output = kinfocus(&["screen", "--threads", threads], b"");
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8(output.stderr).unwrap().contains("1..=256"), "{threads}");
    }
}

#[test]
fn a_screening_that_names_what_there_is_not_says_so_and_ends_with_2() {
    for (call, says) in [
        (&["--met", "no/such"][..], "there is no finding or criterion `no/such`"),
        (&["--needs", "ca-dhcs-ecm/eligible"], "there is no action `ca-dhcs-ecm/eligible`"),
        (&["--policy", "none"], "there is no policy `none`"),
        (&["--policy", "la-csoc", "--finding", "ca-dhcs-ecm/eligible"], "`ca-dhcs-ecm/eligible` belongs to `ca-dhcs-ecm`"),
        (&["--summary", "/no/such/folder/count.json"], "cannot open"),
    ] {
        let (output, table, said) = screen(call);
        assert_eq!((output.status.code(), table.as_str()), (Some(2), ""), "{call:?}");
        assert!(said.contains(says), "{said}");
    }
}

const INVOLVED: [&str; 5] = ["interview", "--as-of", "2026-11-23", "--goal", "ca-phc-mcbp8015/child-welfare-involved"];

/// An interview with these answers, one a line: how it ended, and what was said.
fn interview(arguments: &[&str], answers: &[&str]) -> (Option<i32>, String, String) {
    let answers: String = answers.iter().map(|answer| format!("{answer}\n")).collect();
    let output = kinfocus(arguments, answers.as_bytes());
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// A case in a file.
fn file(name: &str, case: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, case).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn an_interview_asks_what_matters_and_ends_with_the_answer() {
    // Foster care: any? began, ended? when, state, agency, placement state, another, all; then the birth.
    let answers = ["y", "2019-05", "y", "2026-01", "ca", "1", "", "n", "y", "2009-03"];
    let (code, answer, said) = interview(&INVOLVED, &answers);
    assert_eq!(code, Some(0));
    let begins = "As of 23 November 2026\n  Child welfare-involved: yes at least until 1 January 2027 if nothing else changes\n";
    assert!(answer.starts_with(begins), "{answer}");
    assert!(!answer.contains("Next question"), "{answer}");
    assert!(said.contains("\nIs the member in foster care, or was the member ever?\n"), "{said}");
    assert!(said.contains("    Has it ended? (y, n or ?) > "), "{said}");
    assert!(said.contains("\n  If on 2000-11-23 or before, that settles \"Child welfare-involved\" (no).\n"), "{said}");
    assert!(said.ends_with("\nNothing else needs to be asked. (Enter to finish, u to go back) > \n\nThank you.\n\n"), "{said}");
}

#[test]
fn who_knows_nothing_is_asked_nothing_twice_and_nothing_is_claimed() {
    let nothing = ["?"; 200];
    let (code, answer, said) = interview(&INVOLVED, &nothing);
    assert_eq!(code, Some(0));
    assert!(answer.contains("Child welfare-involved: cannot be told yet") && !answer.contains("Next question"), "{answer}");
    assert_eq!(said.matches("What is the date of birth?").count(), 1);
    assert!(said.contains("\nNothing else needs to be asked."), "{said}");
}

#[test]
fn an_answer_can_be_taken_back_and_an_interview_finished_at_any_time() {
    let (_, answer, said) = interview(&INVOLVED, &["u", "n", "1990", "u", "2015", "q"]);
    assert!(said.contains("This is the first question."), "{said}");
    assert_eq!(said.matches("What is the date of birth?").count(), 2);
    assert!(said.contains("Does the family get family maintenance services, or did it lately?"), "{said}");
    assert!(said.ends_with("\nThank you. This is what can be told so far.\n\n"), "{said}");
    assert!(answer.contains("\nNext question\n  "), "{answer}");
    // In the middle of a history, going back means beginning it again.
    let (_, _, said) = interview(&INVOLVED, &["y", "2019", "u", "n", "1990"]);
    assert_eq!(said.matches("Is there any?").count(), 2);
    assert_eq!(said.matches("What is the date of birth?").count(), 1);
    // Where the input ends, the interview does.
    let (code, answer, _) = interview(&INVOLVED, &["y"]);
    assert!(code == Some(0) && answer.contains("cannot be told yet"), "{answer}");
}

#[test]
fn what_cannot_be_read_or_does_not_fit_is_asked_again() {
    let answers =
        ["maybe", "y", "soon", "2021-03-01", "y", "2020-01-05", "XX", "CA", "7", "probation", "", "n", "y", "n", "1990"];
    let (code, answer, said) = interview(&INVOLVED, &answers);
    assert_eq!(code, Some(0));
    for hint in [
        "    Please write y, n or ?.\n",
        "    `soon` is not a day of the calendar, written as 2026-11-23; 2026-11 and 2026 are fine too, and ? where nobody knows.\n",
        "    `XX` is not one of the choices; ? where nobody knows.\n",
        "    `7` is not one of the choices; ? where nobody knows.\n",
        "  This does not fit together yet:\n    the end, 2020-01-05, is before the start, 2021-03-01 (/member/fosterCare/0/end)\n",
    ] {
        assert!(said.contains(hint), "{hint}{said}");
    }
    assert!(answer.contains("Child welfare-involved: no"), "{answer}");
}

#[test]
fn an_interview_begins_with_what_is_known() {
    let known = file(
        "known.json",
        "{\n\"asOf\": \"2027-06-15\", \"member\": {\"id\": \"a\", \"birthDate\": \"2009-03-10\",\n\"fosterCare\": [{\"start\": \"2019\", \"end\": \"2026\", \"state\": \"CA\"}]}}\n",
    );
    let goal = "ca-phc-mcbp8015/child-welfare-involved/recent-foster-care";
    let (code, answer, said) = interview(&["interview", &known, "--goal", goal, "--json"], &["2026-07-01"]);
    assert_eq!(code, Some(0));
    let about = "\nOn which day did this end?\n  A month, a year or \"I don't know\" is an answer too.\n  This is about \"Is the member in foster care, or was the member ever?\": number 1, end 2026, start 2019, state CA\n";
    assert!(said.contains(about), "{said}");
    let case = std::fs::read_to_string(&known).unwrap().replace("\"end\": \"2026\"", "\"end\": \"2026-07-01\"");
    let case = case.replacen('{', &format!("{{\"policies\": [\"ca-phc-mcbp8015\"], \"goals\": [\"{goal}\"],"), 1);
    assert_eq!(answer.trim_end(), kinfocus::evaluate_json(&case));
}

#[test]
fn what_may_have_ended_can_be_said_to_go_on() {
    let goal = ["interview", "--as-of", "2026-11-23", "--json", "--goal", "ca-phc-mcbp8015/foster-care-member"];
    // Foster care since 2019, perhaps ended, and perhaps there was more.
    let answers = ["y", "2019-05", "?", "CA", "?", "?", "?", "2012", "n"];
    let (_, answer, said) = interview(&goal, &answers);
    let about = "number 1, end not known, start 2019-05, state CA\n  If on 2026-11-23 or after, that settles \"Foster care member\" (yes).\n  (2026-11-23, 2026-11 or 2026, or n for not ended) > ";
    assert!(said.contains(about), "{said}");
    assert!(answer.contains(r#""id":"ca-phc-mcbp8015/foster-care-member","kind":"status","title":"Foster care member","citation":{"document":"MCBP8015","section":"III.E","evidence":"document"},"outcome":"met""#), "{answer}");
}

#[test]
fn an_interview_that_cannot_begin_says_why() {
    let refused = file("refused.json", r#"{"member": {"birthDate": "2025-02-30"}}"#);
    let (code, answer, said) = interview(&["interview", &refused], &[]);
    assert_eq!((code, answer.as_str()), (Some(1), ""));
    assert!(said.contains("/member/birthDate: `2025-02-30` is not a day"), "{said}");
    for (call, says) in [
        (&["interview", "--goal", "no/such"][..], "the goal `no/such`: no finding, criterion or action has this id"),
        (&["interview", "--policy", "la-csoc", "--goal", "ca-dhcs-ecm/eligible"], "it belongs to `ca-dhcs-ecm`"),
        (&["interview", "--policy", "none"], "there is no policy `none`"),
        (&["interview", "-"], "standard input is for the answers"),
        (&["interview", "/no/such/file"], "cannot open"),
    ] {
        let (code, answer, said) = interview(call, &[]);
        assert_eq!((code, answer.as_str()), (Some(2), ""), "{call:?}");
        assert!(said.contains(says), "{said}");
    }
}
