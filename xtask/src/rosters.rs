//! The command line beside that of an older build, on members as plans know them and on others, measured in one run.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::command::{self, Done};
use crate::{compare, workspace};

/// Whole rosters have so many members.
const MEMBERS: usize = 100_000;

/// The shortest of so many runs counts.
const RUNS: usize = 3;

/// Both Californian documents.
const CALIFORNIA: [&str; 4] = ["--policy", "ca-phc-mcbp8015", "--policy", "ca-dhcs-ecm"];

const BLANK: &str = r#"{"asOf":"2026-11-23"}"#;
const FIVE: &str = r#"{"asOf":"2026-11-23","policies":["ca-phc-mcbp8015","ca-dhcs-ecm","la-dcfs-mco-manual","la-csoc","nc-cfii"],"member":{"birthDate":"2009-03","fosterCare":[{"start":"2019-05-01","state":"CA"}]}}"#;
const KNOWN: &str = r#"{"asOf":"2026-11-23","policies":["ca-phc-mcbp8015"],"member":{"birthDate":"2017-04-12","fosterCare":[{"start":"2019-05-01","state":"CA"}],"adoptionAssistance":[],"familyMaintenance":[],"placements":[{"start":"2019-05-01","state":"CA","county":"Solano"}],"needs":{"complexMedical":true,"multipleReferrals":false,"multipleAgencies":false},"aidCodes":[],"ccsEligible":false,"wholeChildModel":false,"coordination":{"authorizationRequestPending":false,"escalatedIssue":false,"countyChanges":[],"socialWorkerContactNeeded":false}}}"#;

/// What is measured.
struct Row<'r> {
    what: &'r str,
    call: &'r [&'r str],
    lines: &'r [&'r str],
    /// So many of the lines for the older build, and for this one.
    counts: [usize; 2],
}

/// Builds both, and prints a table of times: then, now, and the ratio.
pub(crate) fn run(revision: Option<&str>) -> Done {
    let (revision, older) = compare::older_program(revision)?;
    command::run(command::cargo(["build", "--release", "--package", "kinfocus", "--features", "cli"]))?;
    let programs = [older, workspace::target().join("release/kinfocus")];
    let folder = workspace::target().join("compare/rosters");
    fs::create_dir_all(&folder).map_err(|error| format!("{} could not be made: {error}", folder.display()))?;
    let members = written(&folder.join("members.ndjson"), &[&MEMBERS.to_string()])?;
    let blurred = written(&folder.join("blurred.ndjson"), &["2000", "blurred"])?;

    println!("\nMicroseconds a member, from text to text, with one thread: {revision}, now, and the ratio.\n");
    println!("| what | {revision} | now | ratio |\n|---|---|---|---|");
    let screen: Vec<&str> = ["screen"].into_iter().chain(CALIFORNIA).collect();
    let evaluate: Vec<&str> = ["evaluate"].into_iter().chain(CALIFORNIA).collect();
    let finding = ["screen", "--finding", "ca-dhcs-ecm/pof-8-child-welfare"];
    let roster: Vec<&str> = members.lines().collect();
    let (blank, known, five) = (vec![BLANK; 400], vec![KNOWN; 20_000], vec![FIVE; 2_000]);
    let row = |what, call, lines, counts| Row { what, call, lines, counts };
    let rows = [
        row("roster member: screen, both Californian documents", &screen, &roster, [1_000, 20_000]),
        row("roster member: screen, one finding, and all actions of its document", &finding, &roster, [2_000, 20_000]),
        row("roster member: evaluate, both Californian documents", &evaluate, &roster, [500, 2_000]),
        row("nothing known: evaluate, all documents", &["evaluate"], &blank, [50, 400]),
        row("everything known: evaluate, MCBP8015", &["evaluate"], &known, [20_000, 20_000]),
        row("five documents, little known: evaluate", &["evaluate"], &five, [200, 2_000]),
    ];
    for Row { what, call, lines, counts } in rows {
        let mut times = Vec::new();
        for (program, count) in programs.iter().zip(counts) {
            let file = folder.join("some.ndjson");
            let text: Vec<&str> = lines.iter().take(count).copied().collect();
            save(&file, &text.join("\n"))?;
            let one = folder.join("one.ndjson");
            save(&one, text.first().copied().unwrap_or_default())?;
            // To start takes its time too, which no member is to blame for.
            let time = shortest(program, call, &file)?.saturating_sub(shortest(program, call, &one)?);
            times.push(time / u32::try_from(count).unwrap_or(u32::MAX));
        }
        print(what, &times);
    }
    print("the slowest of 2,000 generated, every single thing blurred: evaluate", &slowest(&programs, &folder, &blurred)?);

    println!("\n{MEMBERS} members, screened for both Californian documents:\n\n| | seconds | memory |\n|---|---|---|");
    let [older, now] = &programs;
    let all = folder.join("members.ndjson");
    for (what, program, threads) in
        [(revision.as_str(), older, None), ("now, one thread", now, Some("1")), ("now, two threads", now, Some("2"))]
    {
        let mut call = screen.clone();
        call.extend(threads.into_iter().flat_map(|count| ["--threads", count]));
        let (time, memory) = once(program, &call, &all)?;
        println!("| {what} | {}.{} | {} |", time.as_secs(), time.subsec_millis() / 100, memory.unwrap_or_default());
    }
    Ok(())
}

fn print(what: &str, times: &[Duration]) {
    let cell = |time: &Duration| format!("{}.{}", time.as_nanos() / 1_000, time.as_nanos() % 1_000 / 100);
    let ratio = times.last().zip(times.first()).map(|(now, then)| now.as_nanos() * 1_000 / then.as_nanos().max(1));
    let ratio = ratio.unwrap_or_default();
    println!("| {what} | {} | {}.{:03} |", times.iter().map(cell).collect::<Vec<_>>().join(" | "), ratio / 1_000, ratio % 1_000);
}

/// What the generator of members writes, kept in a file.
fn written(file: &Path, call: &[&str]) -> Done<String> {
    let build = ["run", "--quiet", "--release", "--package", "conformance", "--example", "roster", "--"];
    let text = command::output(command::cargo(build.iter().chain(call)))?;
    save(file, &text)?;
    Ok(text)
}

fn save(file: &Path, text: &str) -> Done {
    fs::write(file, text).map_err(|error| format!("{} could not be written: {error}", file.display()))
}

/// Of the cases of a text, the one that each program takes longest for.
fn slowest(programs: &[PathBuf], folder: &Path, cases: &str) -> Done<Vec<Duration>> {
    let file = folder.join("case.ndjson");
    let mut times = Vec::new();
    for program in programs {
        let mut longest = (Duration::ZERO, "");
        for case in cases.lines() {
            save(&file, case)?;
            longest = longest.max((once(program, &["evaluate"], &file)?.0, case));
        }
        save(&file, longest.1)?;
        times.push(shortest(program, &["evaluate"], &file)?);
    }
    Ok(times)
}

fn shortest(program: &Path, call: &[&str], file: &Path) -> Done<Duration> {
    let mut shortest = Duration::MAX;
    for _ in 0..RUNS {
        shortest = shortest.min(once(program, call, file)?.0);
    }
    Ok(shortest)
}

/// How long one run takes, and its most memory where the system tells it.
fn once(program: &Path, call: &[&str], file: &Path) -> Done<(Duration, Option<String>)> {
    let failed = |error| format!("{} did not run: {error}", program.display());
    let input = File::open(file).map_err(failed)?;
    let begun = Instant::now();
    let mut command = command::program(program, call);
    let mut child = command.stdin(input).stdout(Stdio::null()).stderr(Stdio::null()).spawn().map_err(failed)?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let watching = thread::spawn(move || {
        let mut most = None;
        // It is gone once the program has ended.
        while let Some(memory) = peak(&status) {
            most = Some(memory);
            thread::sleep(Duration::from_millis(20));
        }
        most
    });
    child.wait().map_err(failed)?;
    let time = begun.elapsed();
    Ok((time, watching.join().ok().flatten()))
}

/// The most memory of a program that runs.
fn peak(status: &Path) -> Option<String> {
    let lines = BufReader::new(File::open(status).ok()?).lines();
    lines.map_while(Result::ok).find_map(|line| line.strip_prefix("VmHWM:").map(|memory| memory.trim().to_owned()))
}
