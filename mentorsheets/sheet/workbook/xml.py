"""The XML of a workbook's parts, read safely and added to in its own namespace."""

from collections.abc import Sequence

from lxml import etree


class NoWorkbook(Exception):
    """The bytes are no .xlsx workbook; the message says in a few words what they are instead."""


def parse(data: bytes) -> etree._Element:
    """Return the root of an XML part; nothing outside of it is ever fetched or expanded.

    Raises:
        NoWorkbook: it is no XML.
    """
    try:
        return etree.fromstring(
            data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        )
    except etree.XMLSyntaxError as error:
        raise NoWorkbook("it is damaged") from error


def child(root: etree._Element, name: str) -> etree._Element:
    """Return the first child of this name, whatever its namespace.

    Raises:
        NoWorkbook: there is none.
    """
    found = root.find(f"{{*}}{name}")
    if found is None:
        raise NoWorkbook("it is damaged")
    return found


def add_child(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """Put a new last child of this name under `parent`, in its namespace, and return it."""
    element = etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{tag}")
    for attribute, value in attributes.items():
        element.set(attribute, value)
    return element


def child_after(root: etree._Element, name: str, before: Sequence[str]) -> etree._Element:
    """Return the child of this name, made right after the first of `before` if there is none.

    Raises:
        NoWorkbook: none of these is there.
    """
    found = root.find(f"{{*}}{name}")
    if found is None:
        places = [place for tag in before if (place := root.find(f"{{*}}{tag}")) is not None]
        if not places:
            raise NoWorkbook("it is damaged")
        found = etree.Element(f"{{{etree.QName(root).namespace}}}{name}")
        places[0].addnext(found)
    return found


def serialise(root: etree._Element) -> bytes:
    """Return a part's bytes as spreadsheet programs write them."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
