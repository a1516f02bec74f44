//! The names that the numbers of a compact answer stand for.

use crate::facts::{Choices, DetailId, FactId, Shape};
use crate::policies;

/// The names that the numbers of an answer stand for, as JSON: `ids` of policies and rules; `facts` and `details` of their
/// entries, each with its `name`, its `kind` and its `choices`, where it has any.
///
/// Whoever works answers out has these names, to read cases by them: so they need not stand in the [tables](super::tables)
/// as well.
///
/// ```
/// let names: serde_json::Value = serde_json::from_str(&kinfocus::compact::names())?;
/// assert_eq!(names["facts"][1], serde_json::json!({ "name": "member.birthDate", "kind": "day" }));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn names() -> String {
    let mut json = String::with_capacity(1 << 14);
    json.push_str("{\"ids\":");
    list(&mut json, policies::all().ids.iter(), |json, id| text(json, id));
    json.push_str(",\"facts\":");
    list(&mut json, FactId::all(), |json, fact| asked_for(json, fact.entry().path, fact.entry().shape));
    json.push_str(",\"details\":");
    list(&mut json, DetailId::all(), |json, detail| asked_for(json, detail.entry().name, detail.entry().shape));
    json.push('}');
    json
}

/// Writes a fact or a detail.
fn asked_for(json: &mut String, name: &str, shape: Shape) {
    json.push_str("{\"name\":");
    text(json, name);
    json.push_str(",\"kind\":");
    text(json, shape.name());
    if let Shape::Choice(Choices { all, .. }) | Shape::ChoiceList(Choices { all, .. }) = shape {
        json.push_str(",\"choices\":");
        list(json, all.iter(), |json, choice| text(json, choice.name));
    }
    json.push('}');
}

fn list<T>(json: &mut String, items: impl Iterator<Item = T>, mut item: impl FnMut(&mut String, T)) {
    for (at, one) in items.enumerate() {
        json.push(if at == 0 { '[' } else { ',' });
        item(json, one);
    }
    json.push(']');
}

/// Writes a name: none has anything that JSON would write in another way.
fn text(json: &mut String, name: &str) {
    json.push('"');
    json.push_str(name);
    json.push('"');
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::names;
    use crate::facts::FactId;
    use crate::policies;

    #[test]
    fn names_are_json_and_stand_at_their_numbers() {
        let names: Value = serde_json::from_str(&names()).unwrap();
        assert_eq!(names["ids"], json!(policies::all().ids));
        let paths: Vec<_> = FactId::all().map(|fact| fact.entry().path).collect();
        let named: Vec<_> = names["facts"].as_array().unwrap().iter().map(|fact| fact["name"].as_str().unwrap()).collect();
        assert_eq!(named, paths);
        let home = names["details"].as_array().unwrap().iter().find(|detail| detail["name"] == "type").unwrap();
        assert_eq!(home["kind"], "choice");
        assert!(home["choices"].as_array().unwrap().contains(&json!("resourceFamily")));
    }
}
