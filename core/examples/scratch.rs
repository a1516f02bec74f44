//! Scratch.
use std::time::Instant;
fn main() {
    for (name, text) in [
        ("blank", r#"{"asOf":"2026-11-23","member":{}}"#),
        ("blank ca", r#"{"asOf":"2026-11-23","policies":["ca-phc-mcbp8015","ca-dhcs-ecm"],"member":{}}"#),
        (
            "birth known",
            r#"{"asOf":"2026-11-23","policies":["ca-phc-mcbp8015","ca-dhcs-ecm"],"member":{"birthDate":"2012-03-04"}}"#,
        ),
        (
            "care known",
            r#"{"asOf":"2026-11-23","policies":["ca-phc-mcbp8015","ca-dhcs-ecm"],"member":{"birthDate":"2012-03-04","fosterCare":[{"start":"2020-01-01","state":"CA"}],"enrollments":[{"start":"2020-01-01","state":"CA","delivery":"managedCare"}]}}"#,
        ),
        (
            "care rough",
            r#"{"asOf":"2026-11-23","policies":["ca-phc-mcbp8015","ca-dhcs-ecm"],"member":{"birthDate":"2012-03-04","fosterCare":[{"start":"2020-01-01","end":"2025","state":"CA"}],"enrollments":[{"start":"2020-01-01","state":"CA","delivery":"managedCare"}]}}"#,
        ),
        (
            "rough, phc",
            r#"{"asOf":"2026-11-23","policies":["ca-phc-mcbp8015"],"member":{"birthDate":"2012-03-04","fosterCare":[{"start":"2020-01-01","end":"2025","state":"CA"}],"adoptionAssistance":[],"familyMaintenance":[]}}"#,
        ),
        (
            "phc",
            r#"{"asOf":"2026-11-23","policies":["ca-phc-mcbp8015"],"member":{"birthDate":"2012-03-04","fosterCare":[{"start":"2020-01-01","end":"2025-12-12","state":"CA"}],"adoptionAssistance":[],"familyMaintenance":[]}}"#,
        ),
    ] {
        let t = Instant::now();
        let n = 20;
        for _ in 0..n {
            std::hint::black_box(kinfocus::evaluate_json(text));
        }
        println!("{name}: {:?} {} bytes", t.elapsed() / n, kinfocus::evaluate_json(text).len());
    }
}
