"""ODK XForm XML into a Definition."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ehdesk.forms.engine.absent import is_nowhere, no_such_node
from ehdesk.forms.engine.actions import Action, read_actions
from ehdesk.forms.engine.binds import read_binds
from ehdesk.forms.engine.body import read_body
from ehdesk.forms.engine.cells import Cell, cells_of
from ehdesk.forms.engine.check import check, check_actions, check_paths, check_siblings
from ehdesk.forms.engine.check_lists import check_lists
from ehdesk.forms.engine.counts import check_counts
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.graph import Graph, graph_of
from ehdesk.forms.engine.itext import languages_of, missing_texts, read_texts
from ehdesk.forms.engine.lines import tell_lines
from ehdesk.forms.engine.lists import empty_list
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.old_lists import EXTERNAL, external_to_itemsets, files_of
from ehdesk.forms.engine.parts import Bind, Control, Part, Path, is_template
from ehdesk.forms.engine.problems import BadDefinition, BadExpression, Gathered, refuse_for
from ehdesk.forms.engine.xml import BadXml, Document, read_xml

_XFORMS = "http://www.w3.org/2002/xforms"
"""Paths in a form name its nodes without a prefix, as if they had no namespace."""
_BIND = "bind"
_LAST_SAVED = "__last-saved"
"""A list that may be asked even where it is not declared; a desktop of many families keeps it empty."""
OPENROSA = "http://openrosa.org/xforms"


def nothing_beside(source: str) -> Node:
    """Of a form that stands alone."""
    raise BadDefinition(f"the list in {source} lies in another file, and this form stands alone", code="bad-list")


def read_xform(
    text: str | bytes, beside: Callable[[str], Node] = nothing_beside, *, published: bool = False
) -> Definition:
    """A form that can run. Raises BadDefinition, which names the field and what is wrong there.

    `beside` reads the list that lies where an instance's `src` says. What was `published` has answers that hang on
    it: it opens also where it asks for a node or a column that is nowhere, which is empty, or counts without end.
    """
    try:
        return _with_lines(read_xml(text, forget=_XFORMS), beside, published)
    except BadXml as error:
        raise BadDefinition(str(error), code="bad-xml") from error
    except BadExpression as error:
        raise BadDefinition(str(error), code=error.code) from error


def _with_lines(document: Document, beside: Callable[[str], Node], published: bool) -> Definition:
    """What is wrong, and what is not heeded, with the lines where the file says it."""
    head, body = _below(document.root, "html", "head"), _below(document.root, "html", "body")
    model = _below(head, "model")
    _name_by_path(model, body)
    try:
        definition = _definition(document.namespaces, head, body, beside, published)
    except BadDefinition as error:
        tell_lines((error, *error.others), model, body)
        raise
    tell_lines(definition.unheeded, model, body)
    return definition


def _definition(
    namespaces: Mapping[str, str], head: Node, body: Node, beside: Callable[[str], Node], published: bool
) -> Definition:
    model = _below(head, "model")
    root = _primary(model)
    own_namespace = _forget_namespace(root, namespaces)
    texts, languages = read_texts(model), languages_of(model)
    inside, outside = _inside(model), _outside(model, body, beside)
    instances = {_LAST_SAVED: empty_list(), **inside, **outside}
    wrong = Gathered()
    binds = read_binds(model, texts, languages[0], wrong)
    controls = read_body(body, texts, instances, languages[0], wrong)
    actions = wrong.look(lambda: read_actions(model, body), tuple[Action, ...]())
    said = _attributes_said([*binds, *(action.target for action in actions)])
    tree = _part([root], (), binds, controls, said)
    parts = {part.path: part for part in tree.all()}
    wrong.look(lambda: check_paths(controls, parts), None)
    cells = {path: tuple(cells_of(part)) for path, part in parts.items()}
    wrong.look(lambda: check(parts, cells, instances), None)
    wrong.look(lambda: check_actions(actions, parts, instances, published=published), None)
    cells = {path: tuple(_sound(each, wrong)) for path, each in cells.items()} if wrong.places else cells
    if not published:
        wrong.look(lambda: check_siblings(root, parts), None)
        wrong.look(lambda: check_lists(parts, cells, outside), None)
        wrong.look(lambda: None if wrong.places else check_counts(parts), None)
    graph = wrong.look(lambda: graph_of(parts, cells, published=published), Graph((), {}, {}, {}, ()))
    unheeded = (
        *(no_such_node(path, parts, "/".join(path), _BIND) for path in binds if is_nowhere(path, parts)),
        *missing_texts(model, body, texts),
    )
    for each in unheeded:
        each.is_advice = True
    wrong.refuse(unheeded)
    title = head.first("title")
    return Definition(
        id=root.attribute("id") or root.name,
        version=root.attribute("version") or root.attribute("version", OPENROSA) or "",
        title=title.value if title else "",
        languages=languages,
        language=languages[0],
        root=tree,
        root_name=root.name,
        primary=root,
        parts=parts,
        instances=instances,
        namespaces={prefix: uri for prefix, uri in namespaces.items() if prefix},
        namespace=own_namespace,
        texts=texts,
        graph=graph,
        actions=actions,
        unheeded=unheeded,
    )


def _sound(cells: Iterable[Cell], wrong: Gathered) -> Iterator[Cell]:
    """Those of which nothing was found wrong: the others cannot be looked at further."""
    return (cell for cell in cells if ("/".join(cell.path), cell.aspect) not in wrong.places)


def _forget_namespace(root: Node, namespaces: Mapping[str, str]) -> str:
    """The namespace that the form's own nodes have without a prefix: their paths have none either."""
    own = root.namespace
    if not own or any(prefix and uri == own for prefix, uri in namespaces.items()):
        return ""
    for node in (root, *root.descendants()):
        if node.namespace == own:
            node.namespace = ""
    return own


def _name_by_path(model: Node, body: Node) -> None:
    """Controls and actions may name a bind by its id; from here on they name the node itself."""
    binds = ((bind.attribute("id"), bind.attribute("nodeset") or "") for bind in model.elements("bind"))
    nodes = {name: path for name, path in binds if name is not None}
    for element in (*model.elements("setvalue"), *body.descendants()) if nodes else ():
        named = element.attribute("bind")
        if named is not None and named in nodes and element.attribute("ref") is None:
            element.set_attribute("ref", nodes[named])


def _below(node: Node, *names: str) -> Node:
    for name in names:
        found = node.first(name)
        if found is None:
            raise BadDefinition(f"this is not an XForm: it has no <{name}>", code="not-a-form")
        node = found
    return node


def _primary(model: Node) -> Node:
    """The first instance: the form's own nodes, with their first values."""
    root = next(_below(model, "instance").elements(), None)
    if root is None:
        raise BadDefinition("this is not an XForm: its first <instance> is empty", code="not-a-form")
    return root


def _inside(model: Node) -> Mapping[str, Node]:
    """The lists that travel inside the form, each as a tree of its own."""
    instances: dict[str, Node] = {}
    for instance in list(model.elements("instance"))[1:]:
        if not instance.attribute("src"):
            instance.parent = None
            instances[instance.attribute("id") or ""] = instance
    return instances


def _outside(model: Node, body: Node, beside: Callable[[str], Node]) -> Mapping[str, Node]:
    """The lists that lie in other files."""
    instances = list(model.elements("instance"))[1:]
    named = ((each.attribute("id") or "", each.attribute("src")) for each in instances)
    sources = {**files_of(body), **{name: source for name, source in named if source}}
    if EXTERNAL in sources:
        external_to_itemsets(body)
    found, wrong = dict[str, Node](), []
    for name, source in sources.items():
        try:
            found[name] = beside(source)
        except BadDefinition as error:
            wrong.append(error)
    refuse_for(wrong)
    return found


def _attributes_said(paths: Iterable[Path]) -> Mapping[Path, tuple[Path, ...]]:
    """By the path of their element, the attributes of which the form says something; never those of the form itself."""
    found: dict[Path, dict[Path, None]] = {}
    for path in paths:
        if len(path) > 1 and path[-1].startswith("@"):
            found.setdefault(path[:-1], {})[path] = None
    return {path: tuple(attributes) for path, attributes in found.items()}


def _part(
    nodes: Sequence[Node],
    path: Path,
    binds: Mapping[Path, Bind],
    controls: Mapping[Path, Control],
    said: Mapping[Path, tuple[Path, ...]],
) -> Part:
    """`nodes` are all that the form has at this path; of a repeat, its template before its first instances."""
    nodes = sorted(nodes, key=lambda node: not is_template(node))
    by_name: dict[str, list[Node]] = {}
    for child in (child for node in nodes for child in node.elements()):
        by_name.setdefault(child.name, []).append(child)
    below = tuple(_part(same, (*path, name), binds, controls, said) for name, same in by_name.items())
    return Part(
        path=path,
        namespace=nodes[0].namespace,
        bind=binds.get(path, Bind()),
        control=controls.get(path),
        children=below,
        default="" if below else nodes[0].value,
        template=nodes[0],
        attributes=tuple(
            Part(each, bind=binds.get(each, Bind())) for each in said.get(path, ()) if _has(nodes[0], each)
        ),
    )


def _has(element: Node, attribute: Path) -> bool:
    return any(each.name == attribute[-1].removeprefix("@") for each in element.attributes)
