//! Counting what was expected and what was wrong, over many cases.

use std::collections::BTreeMap;
use std::thread;

use crate::answer::Outcome;

/// What a run has seen so far.
#[derive(Debug, Default)]
pub struct Tally {
    /// How often each rule was expected to have each outcome.
    pub outcomes: BTreeMap<String, BTreeMap<Outcome, u64>>,
    /// Further figures by name.
    pub figures: BTreeMap<&'static str, u64>,
    /// How many cases had each rule wrong, with the first few of them.
    wrong: BTreeMap<String, (u64, Vec<String>)>,
}

impl Tally {
    /// Counts an outcome that a rule must have.
    pub fn expect(&mut self, rule: &str, outcome: Outcome) {
        if !self.outcomes.contains_key(rule) {
            self.outcomes.insert(rule.to_owned(), BTreeMap::new());
        }
        *self.outcomes.get_mut(rule).expect("it was put there").entry(outcome).or_default() += 1;
    }

    /// Counts something else.
    pub fn count(&mut self, figure: &'static str, by: u64) {
        *self.figures.entry(figure).or_default() += by;
    }

    /// Notes that a rule was wrong.
    pub fn wrong(&mut self, rule: &str, example: impl FnOnce() -> String) {
        let (count, examples) = self.wrong.entry(rule.to_owned()).or_default();
        *count += 1;
        if examples.len() < 2 {
            examples.push(example());
        }
    }

    fn join(mut self, other: Self) -> Self {
        for (rule, outcomes) in other.outcomes {
            let here = self.outcomes.entry(rule).or_default();
            outcomes.into_iter().for_each(|(outcome, count)| *here.entry(outcome).or_default() += count);
        }
        other.figures.into_iter().for_each(|(name, count)| self.count(name, count));
        for (rule, (count, examples)) in other.wrong {
            let here = self.wrong.entry(rule).or_default();
            here.0 += count;
            here.1.extend(examples);
        }
        self
    }

    /// Prints the figures, and panics with examples where something was wrong.
    pub fn settle(&self, what: &str) {
        for (rule, outcomes) in &self.outcomes {
            let counts: Vec<_> = outcomes.iter().map(|(outcome, count)| format!("{count:>7} {}", outcome.name())).collect();
            println!("{rule:75} {}", counts.join(" "));
        }
        for (name, count) in &self.figures {
            println!("{name}: {count}");
        }
        let differences: u64 = self.wrong.values().map(|(count, _)| count).sum();
        println!("{what}, {differences} differences");
        let lines: Vec<_> =
            self.wrong.iter().map(|(rule, (count, examples))| format!("{rule}: {count}\n{}", examples.join("\n"))).collect();
        assert!(differences == 0, "{differences} differences\n{}", lines.join("\n"));
    }
}

/// Runs a comparison over many seeds on two threads.
pub fn over_seeds(seeds: u64, compare: impl Fn(u64, &mut Tally) + Sync) -> Tally {
    let half = |from: u64| {
        let mut tally = Tally::default();
        (from..seeds).step_by(2).for_each(|seed| compare(seed, &mut tally));
        tally
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        half(0).join(other.join().expect("the thread ends"))
    })
}
