//! The WebAssembly module and its JavaScript.
//!
//! `wasm-pack build wasm` gives the same; this way needs no program beyond cargo, and the version of the
//! generator is fixed by `Cargo.lock`.

use std::env;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::command::{self, Done};
use crate::{locals, package, size, workspace};

const TARGET: &str = "wasm32-unknown-unknown";

/// A ninth of what the compiler would put in line by itself: a tenth smaller, and hardly slower.
const INLINE_LESS: &str = "-Cllvm-args=-inline-threshold=25";

/// One build of the crate, as a module of its own.
struct Module {
    /// Its files are named so.
    name: &'static str,
    /// Whether it has all that the crate can do, or only what nearly every page needs.
    is_whole: bool,
}

/// The modules of the package. What few pages need, the interview and the double check, stands in a second one, which does
/// all that the first does too, so that no page needs both.
const MODULES: [Module; 2] =
    [Module { name: "kinfocus_wasm", is_whole: false }, Module { name: "kinfocus_interview", is_whole: true }];

/// The folders of the package, each with its kind of JavaScript.
const KINDS: [(&str, Choose); 3] = [
    ("web", |bindgen| chosen(bindgen.web(true))),
    ("bundler", |bindgen| chosen(bindgen.bundler(true))),
    ("node", |bindgen| chosen(bindgen.nodejs(true))),
];

/// Sets what kind of JavaScript is generated.
type Choose = fn(&mut Bindgen) -> Done;

fn chosen<T, E: Display>(result: Result<T, E>) -> Done {
    result.map(drop).map_err(|error| error.to_string())
}

/// Builds the npm package into `wasm/dist`, and what the page needs of it into `web-demo/pkg`.
pub(crate) fn build() -> Done {
    install_target()?;
    let dist = workspace::root().join("wasm/dist");
    empty(&dist)?;
    for module in &MODULES {
        let built = compile(module.is_whole)?;
        for (kind, choose) in KINDS {
            generate(&built, module.name, &dist.join(kind), choose)?;
        }
    }
    package::complete(&dist)?;

    let page = workspace::root().join("web-demo/pkg");
    empty(&page)?;
    copy(&dist.join("web"), &page)?;
    size::print(&dist)
}

/// Writes the module for evaluating with the names of its functions, to be looked at.
pub(crate) fn build_named(folder: &Path) -> Done {
    let built = compile(false)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(built).out_name("kinfocus_wasm").remove_producers_section(true);
    chosen(bindgen.web(true))?;
    bindgen.generate(folder).map_err(|error| format!("the module could not be written: {error:#}"))
}

/// The module as the compiler leaves it.
fn compile(is_whole: bool) -> Done<PathBuf> {
    let mut call = command::cargo(["build", "--profile", "module", "--package", "kinfocus-wasm", "--target", TARGET]);
    if !is_whole {
        call.arg("--no-default-features");
    }
    // Only what is built for WebAssembly is built with these.
    call.env("CARGO_ENCODED_RUSTFLAGS", flags().join("\u{1f}"));
    command::run(call)?;
    Ok(workspace::target().join(TARGET).join("module/kinfocus_wasm.wasm"))
}

/// Writes a module with its JavaScript into a folder.
fn generate(built: &Path, name: &str, folder: &Path, choose: Choose) -> Done {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(built).out_name(name).typescript(true);
    // A third of the module's size, and of use to a debugger only.
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.omit_default_module_path(false);
    choose(&mut bindgen)?;
    bindgen
        .generate(folder)
        .map_err(|error| format!("the JavaScript for {} could not be generated: {error:#}", folder.display()))?;
    let module = folder.join(format!("{name}_bg.wasm"));
    let failed = |error| format!("{} could not be rewritten: {error}", module.display());
    let reordered = locals::reorder(&fs::read(&module).map_err(failed)?)?;
    fs::write(&module, reordered).map_err(failed)?;
    plain_types(&folder.join(format!("{name}.d.ts")))
}

/// What `.cargo/config.toml` says, which these take the place of; and what keeps paths of this machine out of the module:
/// where a panic would come from is told by crate alone.
fn flags() -> Vec<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok()).into_iter().flatten();
    let crates = registries.flatten().map(|folder| (folder.path(), "crates"));
    let remap = |(folder, name): (PathBuf, &str)| format!("--remap-path-prefix={}={name}", folder.display());
    let own = crates.chain([(workspace::root().to_owned(), "kinfocus")]).map(remap);
    [INLINE_LESS.to_owned()].into_iter().chain(own).collect()
}

/// Takes `[Symbol.dispose]` out of the declarations: TypeScript knows it only with a newer library than ES2022, and
/// would refuse the whole file. `free()` does the same.
fn plain_types(file: &Path) -> Done {
    let failed = |error| format!("{} could not be rewritten: {error}", file.display());
    let text = fs::read_to_string(file).map_err(failed)?;
    let lines: Vec<_> = text.lines().filter(|line| line.trim() != "[Symbol.dispose](): void;").collect();
    fs::write(file, lines.join("\n") + "\n").map_err(failed)
}

/// Installs the standard library for WebAssembly where it is missing.
fn install_target() -> Done {
    let query = command::program("rustc", ["--print", "target-libdir", "--target", TARGET]);
    if command::output(query).is_ok_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    if command::find("rustup").is_none() {
        return Err(format!(
            "Rust's {TARGET} target is missing: install rustup from https://rustup.rs, or the target by your system's packages"
        ));
    }
    command::run(command::program("rustup", ["target", "add", TARGET]))
}

/// Leaves an empty folder here.
fn empty(folder: &Path) -> Done {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{} could not be emptied: {error}", folder.display()))?;
    }
    fs::create_dir_all(folder).map_err(|error| format!("{} could not be made: {error}", folder.display()))
}

/// Copies the files of a folder, but for those of the interview, which the page does not use.
fn copy(from: &Path, to: &Path) -> Done {
    for file in workspace::files_ending(from, "") {
        let name = file.file_name().unwrap_or_default();
        if name.to_string_lossy().starts_with("kinfocus_interview") {
            continue;
        }
        fs::copy(&file, to.join(name)).map_err(|error| format!("{} could not be copied: {error}", file.display()))?;
    }
    Ok(())
}
