//! Interviews against complete cases: they end, they end right, and they ask less than a form does.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;
use std::thread;

use conformance::facts::{FACTS, Kind};
use conformance::generate;
use conformance::random::Random;
use kinfocus::Interview;
use serde_json::{Value, json};

/// Members in one run.
const MEMBERS: u64 = 2_000;

/// What is to be found out, and under which policy. No goal: everything the policy says of a member.
const GOALS: [(&str, Option<&str>); 6] = [
    ("ca-phc-mcbp8015", Some("ca-phc-mcbp8015/child-welfare-involved")),
    ("ca-dhcs-ecm", Some("ca-dhcs-ecm/eligible")),
    ("ca-dhcs-ecm", Some("ca-dhcs-ecm/pof-8-child-welfare")),
    ("la-dcfs-mco-manual", Some("la-dcfs-mco-manual/weekly-meeting-case")),
    ("la-csoc", Some("la-csoc/waiver-population")),
    ("ca-phc-mcbp8015", None),
];

/// Somebody of whom everything is known, and what one wants to find out.
struct Member {
    complete: Value,
    blank: Value,
}

impl Member {
    fn of(seed: u64) -> (Self, &'static str) {
        let (policy, goal) = GOALS[usize::try_from(seed).expect("few") % GOALS.len()];
        let complete = generate::known_case_of(&[policy], seed ^ 0xA5);
        let mut complete = json!({ "asOf": complete["asOf"], "policies": [policy], "member": complete["member"] });
        // For actions, Direct Member status counts as not given where it is not known: nobody asks for it.
        let direct = complete["member"]["coordination"]["directMember"].clone();
        let known = json!({ "coordination": { "directMember": direct } });
        let mut blank = json!({ "asOf": complete["asOf"], "policies": [policy], "member": known });
        if let Some(goal) = goal {
            blank["goals"] = json!([goal]);
            complete["goals"] = json!([goal]);
        }
        (Self { complete, blank }, goal.unwrap_or("everything about a member"))
    }

    /// What the complete case says of a fact; where it says nothing, that there is none of it.
    fn says(&self, fact: &str) -> Value {
        let pointer = format!("/{}", fact.replace('.', "/"));
        let none = || match FACTS.iter().find(|(known, _)| *known == fact) {
            Some((_, Kind::Spans(_) | Kind::Events(_) | Kind::Choices(_) | Kind::List)) => json!([]),
            _ => json!(false),
        };
        self.complete.pointer(&pointer).cloned().unwrap_or_else(none)
    }
}

/// The outcomes of the goals: of one finding, or of every finding and action.
fn outcomes(case: &Value) -> BTreeMap<String, String> {
    let answer = conformance::ask(&case.to_string()).expect("an answer");
    let mut all = BTreeMap::new();
    for list in ["findings", "actions"] {
        for rule in answer[list].as_array().unwrap_or_else(|| panic!("no {list}: {answer}\n{case}")) {
            let text = |key: &str| rule[key].as_str().expect("a text").to_owned();
            let named = case["goals"].as_array().is_none_or(|goals| goals.contains(&rule["id"]));
            if named {
                all.insert(text("id"), text("outcome"));
            }
        }
    }
    all
}

/// The same of an interview.
fn found(interview: &Interview) -> BTreeMap<String, String> {
    outcomes(&serde_json::from_str(&interview.case_json()).expect("JSON"))
}

/// Asks until nothing is left to ask; the facts asked. `silent` times in a hundred nobody knows.
fn ask_all(member: &Member, silent: usize, random: &mut Random) -> (Interview, Vec<String>) {
    let mut interview = Interview::begin(&member.blank.to_string()).expect("a case");
    let mut asked: Vec<String> = Vec::new();
    while let Some(question) = interview.question() {
        let fact = question.fact.to_string();
        assert!(!asked.contains(&fact), "{fact} is asked twice\n{}", member.complete);
        assert!(asked.len() < FACTS.len(), "no end\n{}", member.complete);
        asked.push(fact.clone());
        // Aid codes are evidence, which gives way to histories: with one and without the other, another answer is right.
        if random.chance(silent) || (silent > 0 && fact == "member.aidCodes") {
            interview.dont_know();
        } else {
            let answer = member.says(&fact);
            interview.answer(&answer).unwrap_or_else(|problems| panic!("{fact} {answer}: {problems}\n{}", member.complete));
        }
    }
    (interview, asked)
}

/// How many questions a form asks that goes through the facts of the goal in its own order, until the goal is settled.
fn by_form(member: &Member) -> usize {
    let first = Interview::begin(&member.blank.to_string()).expect("a case");
    let of_goal: Vec<String> = first.determination().questions.iter().map(|question| question.fact.to_string()).collect();
    let mut known = member.blank.clone();
    let mut asked = 0;
    for (fact, _) in FACTS.iter().filter(|(fact, _)| of_goal.iter().any(|one| one == fact)) {
        if outcomes(&known).values().all(|outcome| outcome != "undetermined") {
            break;
        }
        asked += 1;
        let mut place = &mut known;
        for key in fact.split('.') {
            place = &mut place[key];
        }
        *place = member.says(fact);
    }
    asked
}

/// How many questions each member was asked: by the interview, and by a form.
type Asked = BTreeMap<&'static str, (Vec<usize>, Vec<usize>)>;

fn look_at(seed: u64, all: &mut Asked) {
    let (member, goal) = Member::of(seed);
    let random = &mut Random::new(seed);
    let expected = outcomes(&member.complete);
    let (interview, asked) = ask_all(&member, 0, random);
    assert_eq!(found(&interview), expected, "seed {seed}: {}\n{}", interview.case_json(), member.complete);

    // Going back and saying the same again changes nothing.
    let mut again = interview.clone();
    let back = random.below(asked.len() + 1);
    (0..back).for_each(|_| assert!(again.undo(), "there is a step to undo"));
    for fact in &asked[asked.len() - back..] {
        assert_eq!(again.question().map(|question| question.fact.to_string()).as_ref(), Some(fact), "seed {seed}");
        again.answer(member.says(fact)).expect("an answer that was taken before");
    }
    assert_eq!(again.case_json(), interview.case_json());

    // Where somebody often does not know, what is settled is right.
    let (honest, _) = ask_all(&member, 30, random);
    for (rule, outcome) in found(&honest) {
        let settled = outcome != "undetermined";
        let right = expected.get(&rule).map_or("notRequired", String::as_str);
        assert!(!settled || outcome == right, "seed {seed}: {rule} is {outcome}, not {right}\n{}", honest.case_json());
    }
    let (interviews, forms) = all.entry(goal).or_default();
    interviews.push(asked.len());
    forms.push(by_form(&member));
}

/// Mean, median and maximum.
fn figures(counts: &mut [usize]) -> String {
    counts.sort_unstable();
    let mean = counts.iter().sum::<usize>() * 10 / counts.len();
    format!("mean {:2}.{}  median {:2}  maximum {:2}", mean / 10, mean % 10, counts[counts.len() / 2], counts[counts.len() - 1])
}

#[test]
fn interviews_end_end_right_and_ask_less_than_a_form() {
    let half = |from: u64| {
        let mut all = Asked::new();
        (from..MEMBERS).step_by(2).for_each(|seed| look_at(seed, &mut all));
        all
    };
    let (mut all, other) = thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        (half(0), other.join().expect("the thread ends"))
    });
    for (goal, (interviews, forms)) in other {
        let of_goal = all.entry(goal).or_default();
        of_goal.0.extend(interviews);
        of_goal.1.extend(forms);
    }
    println!("{MEMBERS} members, questions by interview and by a form in its own order");
    let (mut interviews, mut forms) = (Vec::new(), Vec::new());
    for (goal, (by_interview, by_form)) in &mut all {
        println!("{goal:44} interview {}   form {}", figures(by_interview), figures(by_form));
        interviews.extend(by_interview.iter().copied());
        forms.extend(by_form.iter().copied());
    }
    println!("{:44} interview {}   form {}", "all", figures(&mut interviews), figures(&mut forms));
    let (asked, form) = (interviews.iter().sum::<usize>(), forms.iter().sum::<usize>());
    assert!(asked < form, "{asked} questions, a form asks {form}");
}

#[test]
fn care_that_ended_some_day_this_year_leaves_nothing_to_ask() {
    let case = json!({
        "asOf": "2026-06-15",
        "goals": ["ca-phc-mcbp8015/child-welfare-involved"],
        "member": {
            "birthDate": "2017-02-03",
            "fosterCare": [{ "start": "2024-01-01", "end": "2026", "state": "CA" }],
            "adoptionAssistance": [],
            "familyMaintenance": [],
        },
    });
    let answer = conformance::ask(&case.to_string()).expect("an answer");
    let involved = &answer["findings"][0];
    assert_eq!(involved["outcome"], "met");
    for (criterion, outcome) in [(0, "undetermined"), (1, "undetermined"), (2, "notMet"), (3, "notMet"), (4, "notMet")] {
        assert_eq!(involved["criteria"][criterion]["outcome"], outcome, "{}", involved["criteria"][criterion]["id"]);
    }
    assert_eq!(answer["questions"], json!([]));
}
